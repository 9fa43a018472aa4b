package dev.crowsnest.localecr.topic.store;

import dev.crowsnest.localecr.disk.DurableFile;
import dev.crowsnest.localecr.topic.MessageSigner;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.PKCS8EncodedKeySpec;

/** A signer whose certificates are made once and kept; {@code anchor.pem} is for those who are to trust them. */
public final class DiskSigner {

    private static final String ANCHOR = "anchor.pem";
    private static final String CERTIFICATE = "certificate.pem";
    private static final String KEY = "key.pkcs8";

    private DiskSigner() {}

    public static MessageSigner in(Path directory) {
        // Written last, so that it tells that the others are there.
        if (!Files.exists(directory.resolve(ANCHOR))) {
            make(directory);
        }
        try {
            var key = new PKCS8EncodedKeySpec(DurableFile.read(directory.resolve(KEY)));
            return new MessageSigner(
                    KeyFactory.getInstance("RSA").generatePrivate(key),
                    text(directory.resolve(CERTIFICATE)),
                    text(directory.resolve(ANCHOR)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("could not read the key in " + directory + ": delete the directory", e);
        }
    }

    private static void make(Path directory) {
        KeyPair authority = Certificates.keyPair();
        KeyPair signer = Certificates.keyPair();
        DurableFile.write(directory.resolve(KEY), signer.getPrivate().getEncoded());
        DurableFile.write(directory.resolve(CERTIFICATE), utf8(Certificates.signer(authority, signer.getPublic())));
        DurableFile.write(directory.resolve(ANCHOR), utf8(Certificates.authority(authority)));
    }

    private static String text(Path file) {
        return new String(DurableFile.read(file), StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
