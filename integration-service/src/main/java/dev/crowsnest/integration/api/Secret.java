package dev.crowsnest.integration.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A random text that lets its bearer do something: shown once, and only its hash is kept.
 *
 * <p>32 random bytes need no slow hash: nobody guesses them. Each kind has a prefix of its own, by which one that was
 * left in a log or a commit is found and told apart.
 */
public abstract class Secret {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int RANDOM_BYTES = 32;

    private final String prefix;
    private final String text;

    protected Secret(String prefix, String text) {
        this.prefix = prefix;
        this.text = text;
    }

    /** A new text of a kind. */
    protected static String random(String prefix) {
        byte[] bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The text itself, for the one who is to have it. */
    public final String reveal() {
        return text;
    }

    /** SHA-256 of the text. */
    public final byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Its kind, never its text. */
    @Override
    public final String toString() {
        return prefix + "…";
    }
}
