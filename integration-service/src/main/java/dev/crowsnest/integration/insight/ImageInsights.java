package dev.crowsnest.integration.insight;

import dev.crowsnest.integration.image.Digest;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What analysis-service knows of one image.
 *
 * <p>All but the progress fail with {@link dev.crowsnest.integration.api.Refusal} when there is no finished analysis or nobody answers.
 */
public interface ImageInsights {

    /** Its findings; of linux/amd64 where no platform is named and the image has it, else of its first. */
    Uni<Report> report(Digest digest, @Nullable String platform);

    /** Its packages; of the platform as for the report. */
    Uni<Inventory> packages(Digest digest, @Nullable String platform);

    /** How it was built, and what each of its layers brought; of the platform as for the report. */
    Uni<ImageLayers> layers(Digest digest, @Nullable String platform);

    /** How far its running analysis is; empty while nothing is read, or nobody answers. */
    Uni<Optional<ReadProgress>> progress(Digest digest);

    /** How it stands to a vulnerability, by any of its ids; of the platform as for the report. */
    Uni<Explanation> explain(Digest digest, @Nullable String platform, String vulnerability);
}
