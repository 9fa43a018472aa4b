package dev.crowsnest.testsupport.image;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 in the form in which manifests write it: {@code sha256:<hex>}. */
public final class Sha256 {

    private Sha256() {}

    /** The digest of these bytes. */
    public static String of(byte[] bytes) {
        return finish(start(), bytes);
    }

    static MessageDigest start() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    static String finish(MessageDigest digest, byte... last) {
        return "sha256:" + HexFormat.of().formatHex(digest.digest(last));
    }
}
