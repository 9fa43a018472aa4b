package dev.crowsnest.analysis.advisory;

import dev.crowsnest.analysis.feed.FeedBook;
import dev.crowsnest.analyzer.advisory.osv.ExportLimits;
import dev.crowsnest.analyzer.advisory.osv.ExportSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.awaitility.Awaitility;

/** Brings advisories up to date for a test, while the application's own schedule stands aside. */
@ApplicationScoped
public class AdvisoryDesk {

    private final AdvisorySync sync;
    private final AdvisoryArchive archive;
    private final AdvisoryCatalogue catalogue;
    private final FeedBook feeds;

    AdvisoryDesk(AdvisorySync sync, AdvisoryArchive archive, AdvisoryCatalogue catalogue, FeedBook feeds) {
        this.sync = sync;
        this.archive = archive;
        this.catalogue = catalogue;
        this.feeds = feeds;
    }

    public boolean sync(URI address) {
        return alone(() -> sync.sync(address, List.of()));
    }

    /** These exports alone. */
    boolean sync(URI address, List<String> ecosystems) {
        return alone(() -> sync.sync(address, ecosystems));
    }

    /** With other limits. */
    boolean sync(URI address, ExportLimits limits) {
        return alone(() -> sync.sync(new ExportSource(address, limits), List.of(), known -> true));
    }

    /** With another listener than the application's own. */
    public boolean sync(URI address, AdvisoryChangeListener listener) {
        var other = new AdvisorySync(archive, catalogue, listener, List::of, feeds, Clock.systemUTC());
        return alone(() -> other.sync(address, List.of()));
    }

    /** As after an installation: other tests find what they expect. */
    public void returnToStarterSet() {
        alone(() -> {
            QuarkusTransaction.requiringNew().run(() -> archive.name(StarterSet.NAME, null));
            sync.useStarterSet();
            return true;
        });
    }

    private boolean alone(Supplier<Boolean> work) {
        boolean[] result = {false};
        Awaitility.await("the turn to bring advisories up to date")
                .atMost(Duration.ofMinutes(10))
                .until(() -> archive.alone(() -> result[0] = work.get()));
        return result[0];
    }
}
