package dev.crowsnest.integration.image;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;

/** What happened to images, as it is kept. Needs an open session. */
public interface ImageEvents {

    /** The last that happened to an image, the newest first. */
    Uni<List<ImageEvent>> latest(UUID imageId, int limit);
}
