package dev.crowsnest.integration.registry.aws;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/** Where AWS is. */
@ConfigMapping(prefix = "crowsnest.aws")
public interface AwsConfig {

    /** One address that answers for ECR and STS; the real ones when it is left out. */
    Optional<URI> endpoint();
}
