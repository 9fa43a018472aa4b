package dev.crowsnest.integration.registry.handshake;

import dev.crowsnest.integration.fixture.ShellWords;
import dev.crowsnest.integration.registry.Integration;
import dev.crowsnest.integration.registry.IntegrationStatus;
import dev.crowsnest.integration.registry.NewRepositories;
import dev.crowsnest.integration.registry.RegistryAccess;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a person clicks on or copies to make the stack. */
class SetupOfferTest {

    private static final URI TEMPLATE =
            URI.create("https://ours.s3.eu-central-1.amazonaws.com/a%20b/crowsnest-ecr.yaml");
    private static final String PRINCIPAL = "arn:aws:iam::123456789012:role/it's ours/$HOME+crowsnest";

    private final Map<String, String> parameters = new LinkedHashMap<>(Map.of("ServicePrincipalArn", PRINCIPAL));

    SetupOfferTest() {
        parameters.put("EventsEndpoint", "https://crowsnest.example.com/webhooks?a=b&c=d");
        parameters.put("SetupToken", "cns_0a1b");
    }

    @Test
    void fillsEveryFieldOfTheConsole() {
        Map<String, String> fields = fields(link(TEMPLATE).orElseThrow());

        assertThat(fields)
                .containsEntry("templateURL", TEMPLATE.toString())
                .containsEntry("stackName", "CrowsnestECRIntegration")
                .hasSize(parameters.size() + 2);
        parameters.forEach((name, value) -> assertThat(fields).containsEntry("param_" + name, value));
    }

    @ParameterizedTest
    @CsvSource({
        "aws, eu-central-1, amazonaws.com, console.aws.amazon.com",
        "aws-cn, cn-north-1, amazonaws.com.cn, console.amazonaws.cn",
        "aws-us-gov, us-gov-west-1, amazonaws.com, console.amazonaws-us-gov.com"
    })
    void leadsToTheConsoleOfThePartitionAndRegion(String partition, String region, String s3, String console) {
        parameters.put("ServicePrincipalArn", "arn:" + partition + ":iam::123456789012:role/crowsnest");

        for (String bucket : List.of("ours.s3." + region, "s3." + region, "s3-" + region, "the.ours.s3-" + region)) {
            assertThat(link(URI.create("https://" + bucket + "." + s3 + "/crowsnest-ecr.yaml")))
                    .hasValueSatisfying(link -> assertThat(link)
                            .startsWith("https://" + region + "." + console + "/cloudformation/home?region=" + region
                                    + "#/stacks/quickcreate?templateURL="));
        }
    }

    @Test
    void leadsToTheRegionOfLastTimeWhereTheTemplateNamesNone() {
        assertThat(link(URI.create("https://ours.s3.amazonaws.com/crowsnest-ecr.yaml")))
                .hasValueSatisfying(link -> assertThat(link)
                        .startsWith("https://console.aws.amazon.com/cloudformation/home#/stacks/quickcreate?"));
    }

    @Test
    void leadsNowhereWithoutATemplateInS3OrAConsole() {
        assertThat(offer().quickCreateLink(Optional.empty())).isEmpty();
        parameters.put("ServicePrincipalArn", "arn:aws-iso:iam::123456789012:role/crowsnest");
        assertThat(link(TEMPLATE)).isEmpty();
    }

    @Test
    void isACommandThatAShellTakesWordForWord() throws Exception {
        assertThat(ShellWords.of("aws", offer().deployCommand()))
                .startsWith("cloudformation", "deploy", "--template-file", "crowsnest-ecr.yaml", "--stack-name")
                .containsSequence("CrowsnestECRIntegration", "--capabilities", "CAPABILITY_IAM")
                .endsWith(
                        "--parameter-overrides",
                        "ServicePrincipalArn=" + PRINCIPAL,
                        "EventsEndpoint=https://crowsnest.example.com/webhooks?a=b&c=d",
                        "SetupToken=cns_0a1b");
    }

    @Test
    void isACommandOfTerraformToo() throws Exception {
        assertThat(ShellWords.of("terraform", offer().terraformCommand()))
                .containsExactly(
                        "init",
                        "apply",
                        "-var",
                        "service_principal_arn=" + PRINCIPAL,
                        "-var",
                        "events_endpoint=https://crowsnest.example.com/webhooks?a=b&c=d",
                        "-var",
                        "setup_token=cns_0a1b");
    }

    private Optional<String> link(URI template) {
        return offer().quickCreateLink(Optional.of(template));
    }

    private SetupOffer offer() {
        Instant now = Instant.EPOCH;
        var integration = new Integration(
                UUID.randomUUID(),
                "mine",
                null,
                RegistryAccess.through(null),
                NewRepositories.NONE,
                IntegrationStatus.pending(now),
                now,
                null);
        return new SetupOffer(integration, now, parameters);
    }

    private static Map<String, String> fields(String link) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String field : link.substring(link.lastIndexOf('?') + 1).split("&", -1)) {
            String[] pair = field.split("=", 2);
            fields.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
        }
        return fields;
    }
}
