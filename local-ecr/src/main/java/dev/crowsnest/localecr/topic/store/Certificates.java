package dev.crowsnest.localecr.topic.store;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.bouncycastle.asn1.ASN1UTCTime;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority of this registry's own, and the certificate that it gives to the signer of messages. */
final class Certificates {

    private static final X500Name AUTHORITY = new X500Name("CN=local-ecr");
    private static final X500Name SIGNER = new X500Name("CN=sns.amazonaws.com,O=local-ecr");
    private static final Duration LIFETIME = Duration.ofDays(3650);
    private static final int KEY_BITS = 2048;
    private static final int SERIAL_BITS = 64;

    private Certificates() {}

    static KeyPair keyPair() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(KEY_BITS);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has RSA", e);
        }
    }

    static String authority(KeyPair keys) {
        return certificate(AUTHORITY, keys.getPublic(), keys, true);
    }

    static String signer(KeyPair authority, PublicKey key) {
        return certificate(SIGNER, key, authority, false);
    }

    private static String certificate(X500Name subject, PublicKey key, KeyPair authority, boolean isAuthority) {
        var now = Instant.now();
        var builder = new X509v3CertificateBuilder(
                AUTHORITY,
                new BigInteger(SERIAL_BITS, new SecureRandom()),
                time(now.minus(Duration.ofDays(1))),
                time(now.plus(LIFETIME)),
                subject,
                SubjectPublicKeyInfo.getInstance(key.getEncoded()));
        try (var text = new StringWriter();
                var pem = new JcaPEMWriter(text)) {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(isAuthority));
            pem.writeObject(builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(authority.getPrivate())));
            pem.flush();
            return text.toString();
        } catch (IOException | OperatorCreationException e) {
            throw new IllegalStateException("could not make the certificate of " + subject + ": " + e, e);
        }
    }

    private static Time time(Instant instant) {
        return new Time(new ASN1UTCTime(DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'", Locale.ROOT)
                .withZone(ZoneOffset.UTC)
                .format(instant)));
    }
}
