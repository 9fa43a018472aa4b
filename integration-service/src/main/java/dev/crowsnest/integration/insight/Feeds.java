package dev.crowsnest.integration.insight;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** The feeds that analysis-service brings up to date. */
public interface Feeds {

    /** All of them, by name; fails with {@link dev.crowsnest.integration.api.Refusal} when nobody answers. */
    Uni<List<Feed>> list();
}
