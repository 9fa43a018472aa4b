package dev.crowsnest.integration.registry.aws;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Where AWS is. */
@ConfigMapping(prefix = "crowsnest.aws")
public interface AwsConfig {

    /** One address that answers for ECR and STS; the real ones when it is left out. */
    Optional<URI> endpoint();

    /** For how long an answer to who Crowsnest is in AWS is taken for true. */
    @WithDefault("PT1M")
    Duration identityAge();
}
