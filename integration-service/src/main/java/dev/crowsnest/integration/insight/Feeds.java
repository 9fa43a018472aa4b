package dev.crowsnest.integration.insight;

import io.smallrye.mutiny.Uni;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The feeds that analysis-service brings up to date. */
public interface Feeds {

    /** All of them, by name; fails with {@link dev.crowsnest.integration.api.Refusal} when nobody answers. */
    Uni<List<Feed>> list();

    /**
     * Looks at all of them now; how each stands then.
     *
     * @param from where to look this once; absent for where they come from otherwise
     */
    Uni<List<Feed>> sync(@Nullable String from);
}
