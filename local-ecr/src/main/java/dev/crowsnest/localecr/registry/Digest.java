package dev.crowsnest.localecr.registry;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** The SHA-256 of content, written {@code sha256:<64 hex>}; ECR knows no other algorithm. */
public record Digest(String hex) {

    /** For routes: what a digest may look like; {@link #parse} decides. */
    public static final String SHAPE = "[A-Za-z0-9_+.-]+:[A-Za-z0-9=_-]+";

    private static final String PREFIX = "sha256:";
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    public Digest {
        if (!HEX.matcher(hex).matches()) {
            throw new IllegalArgumentException("not the hexadecimal form of a SHA-256: " + hex);
        }
    }

    /** Throws {@link RegistryFailure} {@code DIGEST_INVALID}. */
    public static Digest parse(String text) {
        return find(text)
                .orElseThrow(() -> new RegistryFailure(
                        ErrorCode.DIGEST_INVALID, "'" + text + "' is not a digest of the form sha256:<64 hex digits>"));
    }

    public static Optional<Digest> find(String text) {
        if (!text.startsWith(PREFIX)
                || !HEX.matcher(text.substring(PREFIX.length())).matches()) {
            return Optional.empty();
        }
        return Optional.of(new Digest(text.substring(PREFIX.length())));
    }

    public static Digest of(byte[] content) {
        return finish(algorithm(), content);
    }

    /** The digest of all that was put into {@code algorithm}, which is reset by this. */
    public static Digest of(MessageDigest algorithm) {
        return finish(algorithm, new byte[0]);
    }

    public static MessageDigest algorithm() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static Digest finish(MessageDigest algorithm, byte[] rest) {
        return new Digest(HexFormat.of().formatHex(algorithm.digest(rest)));
    }

    @Override
    public String toString() {
        return PREFIX + hex;
    }
}
