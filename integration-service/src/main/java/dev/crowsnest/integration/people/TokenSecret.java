package dev.crowsnest.integration.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The text of a personal token: shown once, and only its hash is kept.
 *
 * <p>32 random bytes need no slow hash: nobody guesses them.
 */
public final class TokenSecret {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String PREFIX = "cn_";
    private static final int RANDOM_BYTES = 32;

    private final String text;

    private TokenSecret(String text) {
        this.text = text;
    }

    /** A new one. */
    public static TokenSecret generate() {
        byte[] bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        return new TokenSecret(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** One that somebody sent. */
    public static TokenSecret of(String text) {
        return new TokenSecret(text);
    }

    /** The text itself, for the one who is to have it. */
    public String reveal() {
        return text;
    }

    /** SHA-256. */
    public byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
