package dev.crowsnest.integration.registry.handshake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Binds a stack to the integration that it is made for: given out once, and only its hash is kept. */
public final class SetupToken {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String PREFIX = "cns_";
    private static final int RANDOM_BYTES = 32;

    private final String text;

    private SetupToken(String text) {
        this.text = text;
    }

    /** A new one. */
    public static SetupToken generate() {
        byte[] bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        return new SetupToken(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** The text itself, for the one who is to have it. */
    public String reveal() {
        return text;
    }

    /** SHA-256. */
    public byte[] hash() {
        return hash(text);
    }

    static byte[] hash(String text) {
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
