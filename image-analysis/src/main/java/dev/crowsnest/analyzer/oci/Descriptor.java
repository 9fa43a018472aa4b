package dev.crowsnest.analyzer.oci;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Points at content: what it is, its digest and its size.
 *
 * @param mediaType as the pointing document claims it
 * @param size in bytes, as claimed; the reader verifies it
 * @param platform only in an index
 * @param annotations empty when there are none
 * @see <a href="https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md">image-spec, descriptor</a>
 */
public record Descriptor(
        MediaType mediaType,
        Digest digest,
        long size,
        @Nullable Platform platform,
        Map<String, String> annotations) {

    /** Copies the annotations. */
    public Descriptor {
        annotations = Map.copyOf(annotations);
    }

    /** A descriptor with neither platform nor annotations. */
    public static Descriptor of(MediaType mediaType, Digest digest, long size) {
        return new Descriptor(mediaType, digest, size, null, Map.of());
    }
}
