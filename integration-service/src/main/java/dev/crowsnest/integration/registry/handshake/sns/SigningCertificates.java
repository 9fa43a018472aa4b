package dev.crowsnest.integration.registry.handshake.sns;

import dev.crowsnest.integration.registry.handshake.HandshakeConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Decides whether a certificate may sign messages: one that a trusted authority gave to SNS. */
@ApplicationScoped
class SigningCertificates {

    private static final String SUBJECT = "CN=sns.amazonaws.com";
    private static final String AUTHORITY_ACCESS = "1.3.6.1.5.5.7.1.1";
    private static final Pattern ISSUER =
            Pattern.compile("http://crt\\.[a-z0-9.-]+\\.amazontrust\\.com/[A-Za-z0-9.-]+\\.cer");

    private final Set<TrustAnchor> anchors = new HashSet<>();

    @Inject
    SigningCertificates(HandshakeConfig config) {
        this(config.trustAnchors());
    }

    private SigningCertificates(Optional<Path> own) {
        platformAuthorities().forEach(authority -> anchors.add(new TrustAnchor(authority, null)));
        own.ifPresent(file -> read(file).forEach(authority -> anchors.add(new TrustAnchor(authority, null))));
    }

    static SigningCertificates trusting(Path own) {
        return new SigningCertificates(Optional.of(own));
    }

    /** All of a file, in PEM or DER. Throws a refusal. */
    static List<X509Certificate> read(byte[] file) {
        try {
            List<X509Certificate> found = parse(new ByteArrayInputStream(file));
            if (!found.isEmpty()) {
                return found;
            }
        } catch (CertificateException e) {
            throw SnsMessage.refused("its certificate could not be read");
        }
        throw SnsMessage.refused("its certificate could not be read");
    }

    /**
     * Where the issuer's certificate can be had, which SNS leaves out of its files. The address is the certificate's own word,
     * so it must be Amazon's; what it gives is believed only as far as a trusted authority vouches for it.
     */
    static Optional<URI> issuerAddress(X509Certificate certificate) {
        byte[] extension = certificate.getExtensionValue(AUTHORITY_ACCESS);
        if (extension == null) {
            return Optional.empty();
        }
        Matcher address = ISSUER.matcher(new String(extension, StandardCharsets.ISO_8859_1));
        return address.find() ? Optional.of(URI.create(address.group())) : Optional.empty();
    }

    /** The first of a chain. Throws a refusal when it is not to be trusted. Blocks. */
    X509Certificate trusted(List<X509Certificate> chain) {
        try {
            X509Certificate signer = chain.get(0);
            requireSubject(signer);
            var target = new X509CertSelector();
            target.setCertificate(signer);
            var parameters = new PKIXBuilderParameters(anchors, target);
            parameters.setRevocationEnabled(false);
            parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(chain)));
            CertPathBuilder.getInstance("PKIX").build(parameters);
            return signer;
        } catch (GeneralSecurityException e) {
            throw SnsMessage.refused("no authority that is trusted vouches for its certificate");
        }
    }

    private static void requireSubject(X509Certificate signer) {
        String subject = signer.getSubjectX500Principal().getName();
        if (!List.of(subject.split(",")).contains(SUBJECT)) {
            throw SnsMessage.refused("its certificate is not SNS's, but of " + subject);
        }
    }

    private static List<X509Certificate> platformAuthorities() {
        try {
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            return List.of(((X509TrustManager) factory.getTrustManagers()[0]).getAcceptedIssuers());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("could not read the authorities that this platform trusts", e);
        }
    }

    private static List<X509Certificate> read(Path file) {
        try (var content = Files.newInputStream(file)) {
            return parse(content);
        } catch (IOException e) {
            throw new UncheckedIOException("could not read the trust anchors in " + file + ": " + e, e);
        } catch (CertificateException e) {
            throw new IllegalStateException("could not read the trust anchors in " + file + ": " + e.getMessage(), e);
        }
    }

    private static List<X509Certificate> parse(InputStream pem) throws CertificateException {
        Collection<? extends Certificate> found =
                CertificateFactory.getInstance("X.509").generateCertificates(pem);
        var certificates = new ArrayList<X509Certificate>();
        found.forEach(certificate -> certificates.add((X509Certificate) certificate));
        return certificates;
    }
}
