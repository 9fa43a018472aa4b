package dev.crowsnest.integration.registry.handshake;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How stacks in AWS reach us, and whom we believe. */
@ConfigMapping(prefix = "crowsnest.setup")
public interface HandshakeConfig {

    /** This service's address as AWS reaches it, {@code https://crowsnest.example.com}. */
    Optional<URI> publicAddress();

    /** The address of ingest-service as AWS reaches it; the same as this service's when it is left out. */
    Optional<URI> eventsAddress();

    /** The ARN that roles are to trust; when it is left out, AWS is asked who we are. */
    Optional<String> principalArn();

    /** The template's address in S3, for links that open AWS's console with every field filled. */
    Optional<URI> templateAddress();

    /** How long a set-up link is good. */
    @WithDefault("PT1H")
    Duration tokenLifetime();

    /** How long AWS is asked again before a stack is refused: a new role is not known everywhere at once. */
    @WithDefault("PT90S")
    Duration patience();

    /** How often is looked whether a stack waits. */
    @WithDefault("PT1S")
    Duration interval();

    /** How old a message may be: SNS repeats for an hour at most. */
    @WithDefault("PT1H")
    Duration messageAge();

    /** How long is kept what stacks asked and were answered, and which tokens there were. */
    @WithDefault("P90D")
    Duration keepFor();

    /** Certificates in PEM that are trusted for SNS's signatures, beside those of the platform. */
    Optional<Path> trustAnchors();

    /** Addresses, such as {@code http://127.0.0.1:5000}, that are taken for SNS's and S3's, beside the real ones. */
    Optional<List<URI>> additionalOrigins();
}
