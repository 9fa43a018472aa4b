package dev.crowsnest.localecr.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs what is handed out and comes back later: registry tokens, sessions, layer addresses.
 *
 * <p>Nothing that was handed out is stored, so all of it stays good over a restart until it expires.
 */
public final class SigningKey {

    private static final String ALGORITHM = "HmacSHA256";
    private static final char SEPARATOR = '.';

    private final SecretKeySpec key;

    public SigningKey(byte[] secret) {
        this.key = new SecretKeySpec(secret, ALGORITHM);
    }

    /** Text that carries {@code content} and proves that it comes from here; safe in a URL. */
    public String seal(byte[] content) {
        var body = encode(content);
        return body + SEPARATOR + sign(body);
    }

    /** What was sealed; empty when the text was not made by {@link #seal} with this key. */
    public Optional<byte[]> open(String sealed) {
        var end = sealed.lastIndexOf(SEPARATOR);
        if (end < 0 || !isSignedBy(sealed.substring(0, end), sealed.substring(end + 1))) {
            return Optional.empty();
        }
        return Optional.of(Base64.getUrlDecoder().decode(sealed.substring(0, end)));
    }

    public String sign(String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return encode(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    /** Compares in constant time. */
    public boolean isSignedBy(String text, String signature) {
        return MessageDigest.isEqual(
                sign(text).getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
    }

    private static String encode(byte[] content) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(content);
    }
}
