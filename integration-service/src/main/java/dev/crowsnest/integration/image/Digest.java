package dev.crowsnest.integration.image;

import dev.crowsnest.integration.api.Refusal;
import java.util.regex.Pattern;

/** Names content: {@code sha256:} and 64 hexadecimal digits. */
public record Digest(String text) {

    private static final Pattern FORM = Pattern.compile("sha256:[0-9a-f]{64}");

    /** Refuses what is none. */
    public Digest {
        if (!isValid(text)) {
            throw new IllegalArgumentException("'" + text + "' is no sha256 digest");
        }
    }

    /** Whether a text is one. */
    public static boolean isValid(String text) {
        return FORM.matcher(text).matches();
    }

    /**
     * Reads what a person sent.
     *
     * @throws Refusal when it is none
     */
    public static Digest parse(String text) {
        if (!isValid(text)) {
            throw Refusal.invalid("name an image", "digest '" + text + "'", "digests look like sha256:<64 hex digits>");
        }
        return new Digest(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
