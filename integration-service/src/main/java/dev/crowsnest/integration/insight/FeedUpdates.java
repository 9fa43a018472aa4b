package dev.crowsnest.integration.insight;

import dev.crowsnest.integration.api.EventLoop;
import dev.crowsnest.integration.audit.Audit;
import dev.crowsnest.integration.audit.AuditAction;
import dev.crowsnest.integration.audit.AuditedThing;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people do to the feeds. Told before it is done: it changes what is known of every image, and goes on where nobody waits for it
 * any more.
 */
@ApplicationScoped
public class FeedUpdates {

    private static final AuditedThing ADVISORIES = new AuditedThing("advisories", "all sources of advisories");

    /** Its address is not named: it may hold a password. */
    private static final AuditedThing MIRROR = new AuditedThing("advisories", "a mirror of advisories");

    private final Feeds feeds;
    private final FeedArchives archives;
    private final Audit audit;

    FeedUpdates(Feeds feeds, FeedArchives archives, Audit audit) {
        this.feeds = feeds;
        this.archives = archives;
        this.audit = audit;
    }

    /**
     * Looks at all of them now; how each stands then.
     *
     * @param from where to look this once; absent for where they come from otherwise
     */
    public Uni<List<Feed>> sync(@Nullable String from) {
        return told(AuditAction.FEED_SYNC_ASKED, from == null ? ADVISORIES : MIRROR)
                .chain(() -> feeds.sync(from));
    }

    /** Puts what a file holds in place of what is held; how each feed stands then. */
    public Uni<List<Feed>> take(Multi<byte[]> pieces) {
        return told(AuditAction.FEED_ARCHIVE_SENT, ADVISORIES).chain(() -> archives.take(pieces));
    }

    private Uni<Void> told(AuditAction action, AuditedThing thing) {
        return EventLoop.current().run(() -> Panache.withTransaction(() -> audit.record(action, thing)));
    }
}
