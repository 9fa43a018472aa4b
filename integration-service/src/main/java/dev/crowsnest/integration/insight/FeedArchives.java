package dev.crowsnest.integration.insight;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** All that images are matched with, as one file that goes to an installation without a network. */
public interface FeedArchives {

    /** The pieces of the file, in order; fails with {@link dev.crowsnest.integration.api.Refusal} before the first or not at all. */
    Multi<byte[]> export();

    /** Puts what a file holds in place of what is held; how each feed stands then. */
    Uni<List<Feed>> take(Multi<byte[]> pieces);
}
