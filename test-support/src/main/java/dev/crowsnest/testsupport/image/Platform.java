package dev.crowsnest.testsupport.image;

import org.jspecify.annotations.Nullable;

/** The machine that an image is for, in the words of Go's {@code GOOS} and {@code GOARCH}. */
public record Platform(
        String os, String architecture, @Nullable String variant) {

    /** What BuildKit writes for a manifest that is no image. */
    static final Platform UNKNOWN = new Platform("unknown", "unknown", null);

    /** A platform without variant. */
    public static Platform of(String os, String architecture) {
        return new Platform(os, architecture, null);
    }
}
