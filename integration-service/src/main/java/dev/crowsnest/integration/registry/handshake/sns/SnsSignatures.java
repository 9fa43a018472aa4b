package dev.crowsnest.integration.registry.handshake.sns;

import dev.crowsnest.integration.api.Refusal;
import dev.crowsnest.integration.registry.handshake.HandshakeConfig;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Makes sure that a message is SNS's own, and a recent one. */
@ApplicationScoped
class SnsSignatures {

    /** Clocks differ. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    /** SNS has a few; an address that nobody vouched for is not kept. */
    private static final int MOST_CERTIFICATES = 100;

    private final AwsAddresses addresses;
    private final AwsHttp http;
    private final SigningCertificates certificates;
    private final HandshakeConfig config;
    private final Map<URI, X509Certificate> known = new ConcurrentHashMap<>();

    SnsSignatures(AwsAddresses addresses, AwsHttp http, SigningCertificates certificates, HandshakeConfig config) {
        this.addresses = addresses;
        this.http = http;
        this.certificates = certificates;
        this.config = config;
    }

    /** Fails with a refusal that says what is wrong. May end on any thread. */
    Uni<Void> verify(SnsMessage message) {
        Instant now = Instant.now();
        Instant sent = message.timestamp();
        if (sent.isBefore(now.minus(config.messageAge())) || sent.isAfter(now.plus(AHEAD))) {
            throw SnsMessage.refused("it was sent at " + sent + ", which is too long ago or still to come");
        }
        URI address = addresses.requireSns(message.certificateAddress(), message.topicArn(), "SigningCertURL");
        if (!String.valueOf(address.getPath()).endsWith(".pem")) {
            throw SnsMessage.refused("its SigningCertURL names no certificate");
        }
        return certificate(address)
                .invoke(certificate -> requireSigned(message, certificate))
                .replaceWithVoid();
    }

    private Uni<X509Certificate> certificate(URI address) {
        X509Certificate kept = known.get(address);
        if (kept != null) {
            return Uni.createFrom().item(kept);
        }
        return fetch(address)
                .chain(this::withIssuer)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(certificates::trusted)
                .invoke(trusted -> keep(address, trusted));
    }

    private Uni<List<X509Certificate>> withIssuer(List<X509Certificate> found) {
        return SigningCertificates.issuerAddress(found.get(0))
                .map(address -> fetch(address)
                        .map(issuers ->
                                Stream.concat(found.stream(), issuers.stream()).toList()))
                .orElseGet(() -> Uni.createFrom().item(found));
    }

    private Uni<List<X509Certificate>> fetch(URI address) {
        return http.get(address)
                .onFailure()
                .transform(failure -> Refusal.unavailable(
                        "read the certificate of a message", address.toString(), String.valueOf(failure.getMessage())))
                .map(SigningCertificates::read);
    }

    private void keep(URI address, X509Certificate trusted) {
        if (known.size() < MOST_CERTIFICATES) {
            known.put(address, trusted);
        }
    }

    private static void requireSigned(SnsMessage message, X509Certificate certificate) {
        try {
            certificate.checkValidity();
            Signature signature = Signature.getInstance(algorithm(message.signatureVersion()));
            signature.initVerify(certificate);
            signature.update(message.signedText().getBytes(StandardCharsets.UTF_8));
            if (signature.verify(Base64.getDecoder().decode(message.signature()))) {
                return;
            }
        } catch (CertificateException e) {
            throw SnsMessage.refused("its certificate is not valid now");
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw SnsMessage.refused("its signature could not be read");
        }
        throw SnsMessage.refused("its signature does not fit what it says");
    }

    private static String algorithm(String version) {
        return switch (version) {
            case "1" -> "SHA1withRSA";
            case "2" -> "SHA256withRSA";
            default -> throw SnsMessage.refused("its SignatureVersion '" + version + "' is not known");
        };
    }
}
