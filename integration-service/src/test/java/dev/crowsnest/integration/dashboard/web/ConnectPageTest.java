package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.fixture.ShellWords;
import dev.crowsnest.integration.registry.Integration;
import dev.crowsnest.integration.registry.IntegrationStatus;
import dev.crowsnest.integration.registry.NewRepositories;
import dev.crowsnest.integration.registry.RegistryAccess;
import dev.crowsnest.integration.registry.handshake.HandshakeConfig;
import dev.crowsnest.integration.registry.handshake.SetupOffer;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ConnectPageTest {

    private static final Map<String, String> PARAMETERS =
            Map.of("ServicePrincipalArn", "arn:aws:iam::123456789012:role/it's&&ours/crowsnest");

    /** Lines are easier to read, and must be the same to a shell. */
    @Test
    void showsTheCommandsInLinesThatAShellJoins() throws Exception {
        ConnectPage page = page(Map.of());

        assertThat(page.command()).hasLineCount(6);
        assertThat(ShellWords.of("aws", page.command())).isEqualTo(ShellWords.of("aws", offer().deployCommand()));
        assertThat(page.terraform()).hasLineCount(3);
        assertThat(ShellWords.of("terraform", page.terraform()))
                .isEqualTo(ShellWords.of("terraform", offer().terraformCommand()));
    }

    @Test
    void leadsToAwsOnceTheTemplateIsInS3() {
        String template = "https://ours.s3.eu-central-1.amazonaws.com/crowsnest-ecr.yaml";

        assertThat(page(Map.of()).quickCreate()).isNull();
        assertThat(page(Map.of("crowsnest.setup.template-address", template)).quickCreate())
                .startsWith(
                        "https://eu-central-1.console.aws.amazon.com/cloudformation/home?region=eu-central-1#/stacks/");
    }

    private static ConnectPage page(Map<String, String> settings) {
        HandshakeConfig config = new SmallRyeConfigBuilder()
                .withMapping(HandshakeConfig.class)
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(HandshakeConfig.class);
        return ConnectPage.of(offer(), config);
    }

    private static SetupOffer offer() {
        Instant now = Instant.EPOCH;
        var integration = new Integration(
                new UUID(0, 0),
                "mine",
                null,
                RegistryAccess.through(null),
                NewRepositories.NONE,
                IntegrationStatus.pending(now),
                now,
                null);
        return new SetupOffer(integration, now, PARAMETERS);
    }
}
