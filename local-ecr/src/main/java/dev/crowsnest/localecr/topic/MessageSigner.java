package dev.crowsnest.localecr.topic;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;

/**
 * Signs messages as SNS does, with a certificate of this registry's own.
 *
 * @param certificate in PEM, as subscribers read it
 * @param anchor in PEM: who trusts it trusts the certificate
 */
public record MessageSigner(PrivateKey key, String certificate, String anchor) {

    String sign(String version, String text) {
        try {
            var signature = Signature.getInstance(version.equals("2") ? "SHA256withRSA" : "SHA1withRSA");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform signs with RSA", e);
        }
    }

    @Override
    public String toString() {
        return "MessageSigner[]";
    }
}
