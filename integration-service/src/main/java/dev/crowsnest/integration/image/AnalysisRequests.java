package dev.crowsnest.integration.image;

import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** What is asked of analysis-service, with the change of the open transaction. */
public interface AnalysisRequests {

    /** Analyse this image. */
    Uni<Void> request(Place place, Digest digest, @Nullable String tag, Cause cause);

    /** No repository of the integration holds this image any more. */
    Uni<Void> forget(Place place, Digest digest);
}
