package dev.crowsnest.integration.registry;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An image as the registry lists it.
 *
 * @param mediaType of its manifest; absent when the registry does not say
 * @param artifactType absent when the registry does not say
 * @param archived whether it cannot be pulled before it is restored
 */
public record StoredImage(
        String digest,
        List<String> tags,
        Instant pushedAt,
        @Nullable String mediaType,
        @Nullable String artifactType,
        boolean archived) {

    /** Copies the list. */
    public StoredImage {
        tags = List.copyOf(tags);
    }
}
