package dev.crowsnest.integration.registry.handshake.sns;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A root, an authority below it, and SNS's certificate: the chain that Amazon has. */
class SigningCertificatesTest {

    private static final String AUTHORITY = "CN=authority";
    private static final String SNS = "CN=sns.amazonaws.com";
    private static final String LATER = "20990101000000Z";

    @TempDir
    Path directory;

    private final KeyPair root = keys();
    private final KeyPair authority = keys();
    private X509Certificate issuer;
    private SigningCertificates certificates;

    @BeforeEach
    void trustTheRoot() throws Exception {
        Path anchors = directory.resolve("anchors.pem");
        Files.write(anchors, pem("CN=root", root, "CN=root", root, LATER, true));
        issuer = one(pem("CN=root", root, AUTHORITY, authority, LATER, true));
        certificates = SigningCertificates.trusting(anchors);
    }

    @Test
    void trustsACertificateOfSnsWhoseIssuerATrustedAuthorityVouchesFor() throws Exception {
        X509Certificate signer = one(pem(AUTHORITY, authority, SNS, keys(), LATER, false));

        assertThat(certificates.trusted(List.of(signer, issuer))).isEqualTo(signer);
    }

    @Test
    void trustsNobodyWhoseIssuerIsUnknown() throws Exception {
        X509Certificate signer = one(pem(AUTHORITY, authority, SNS, keys(), LATER, false));
        X509Certificate stranger = one(pem("CN=stranger", keys(), SNS, keys(), LATER, false));

        assertThatThrownBy(() -> certificates.trusted(List.of(signer))).hasMessageContaining("no authority");
        assertThatThrownBy(() -> certificates.trusted(List.of(stranger, issuer)))
                .hasMessageContaining("no authority");
    }

    @Test
    void trustsNobodyElsesCertificate() throws Exception {
        X509Certificate other =
                one(pem(AUTHORITY, authority, "CN=sns.amazonaws.com.example.com", keys(), LATER, false));

        assertThatThrownBy(() -> certificates.trusted(List.of(other, issuer)))
                .hasMessageContaining("its certificate is not SNS's");
    }

    @Test
    void trustsNoCertificateThatHasEnded() throws Exception {
        X509Certificate old = one(pem(AUTHORITY, authority, SNS, keys(), "20210101000000Z", false));

        assertThatThrownBy(() -> certificates.trusted(List.of(old, issuer))).hasMessageContaining("no authority");
    }

    @Test
    void findsTheIssuerWhereAmazonKeepsItAndNowhereElse() throws Exception {
        assertThat(SigningCertificates.issuerAddress(naming("http://crt.r2m01.amazontrust.com/r2m01.cer")))
                .contains(URI.create("http://crt.r2m01.amazontrust.com/r2m01.cer"));
        assertThat(SigningCertificates.issuerAddress(naming("http://169.254.169.254/latest.cer")))
                .isEmpty();
    }

    private X509Certificate naming(String issuerAddress) throws Exception {
        var access = new AuthorityInformationAccess(
                AccessDescription.id_ad_caIssuers,
                new GeneralName(GeneralName.uniformResourceIdentifier, issuerAddress));
        return one(pem(
                builder(AUTHORITY, SNS, keys(), LATER).addExtension(Extension.authorityInfoAccess, false, access),
                authority));
    }

    private static X509Certificate one(byte[] pem) {
        return SigningCertificates.read(pem).get(0);
    }

    private static byte[] pem(
            String issuerName, KeyPair issuer, String subject, KeyPair keys, String until, boolean isAuthority)
            throws Exception {
        return pem(
                builder(issuerName, subject, keys, until)
                        .addExtension(Extension.basicConstraints, true, new BasicConstraints(isAuthority)),
                issuer);
    }

    private static byte[] pem(X509v3CertificateBuilder builder, KeyPair issuer) throws Exception {
        var text = new StringWriter();
        try (var writer = new JcaPEMWriter(text)) {
            writer.writeObject(builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(issuer.getPrivate())));
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static X509v3CertificateBuilder builder(String issuer, String subject, KeyPair keys, String until)
            throws IOException {
        return new X509v3CertificateBuilder(
                new X500Name(issuer),
                BigInteger.valueOf(System.nanoTime()),
                new Time(new ASN1GeneralizedTime("20200101000000Z")),
                new Time(new ASN1GeneralizedTime(until)),
                new X500Name(subject),
                SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()));
    }

    private static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
