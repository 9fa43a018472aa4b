package dev.crowsnest.analyzer.oci;

import org.jspecify.annotations.Nullable;

/**
 * What an image runs on, written {@code os/architecture[/variant]}.
 *
 * @param os as Go names it: {@code linux}, {@code windows}
 * @param architecture as Go names it: {@code amd64}, {@code arm64}
 * @param variant of the architecture: {@code v7}
 */
public record Platform(
        String os, String architecture, @Nullable String variant) {

    /** What is analysed when nobody chose: most images on ECR run there. */
    public static final Platform LINUX_AMD64 = new Platform("linux", "amd64", null);

    /** BuildKit's mark for children of an index that are no images, such as attestations. */
    public static final Platform UNKNOWN = new Platform("unknown", "unknown", null);

    /** @throws IllegalArgumentException when {@code text} does not have two or three parts */
    public static Platform parse(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length < 2 || parts.length > 3 || text.isBlank()) {
            throw new IllegalArgumentException("not a platform: '" + text + "'; write os/architecture, as linux/amd64");
        }
        return new Platform(parts[0], parts[1], parts.length == 3 ? parts[2] : null);
    }

    @Override
    public String toString() {
        return variant == null ? os + "/" + architecture : os + "/" + architecture + "/" + variant;
    }
}
