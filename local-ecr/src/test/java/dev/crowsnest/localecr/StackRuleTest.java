package dev.crowsnest.localecr;

import dev.crowsnest.localecr.stack.StackEvent;
import dev.crowsnest.localecr.stack.StackStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The rules of a stack decide which events reach its destination. */
class StackRuleTest {

    private static final String NAME = "CrowsnestECRIntegration";

    @TempDir
    Path directory;

    private LocalEcr ecr;
    private CustomResourceProvider provider;
    private WebhookReceiver receiver;

    @BeforeEach
    void start() throws IOException {
        ecr = LocalEcr.start(LocalEcrConfig.in(directory).build());
        provider = new CustomResourceProvider();
        receiver = new WebhookReceiver();
    }

    @AfterEach
    void stop() {
        receiver.close();
        provider.close();
        ecr.close();
    }

    @Test
    void passOnWhatTheyName() throws IOException {
        make(template());

        happen();

        await().until(() -> receiver.received().size() == 3);
        assertThat(receiver.received())
                .extracting(one ->
                        one.detail().getString("action-type", one.detail().getString("eventName")))
                .containsExactlyInAnyOrder("PUSH", "UPDATE_STORAGE_CLASS", "DeleteRepository");
    }

    @Test
    void keepBackWhatTheyDoNotName() throws IOException {
        make(template().replace(", UPDATE_STORAGE_CLASS]", "]").replace("[DeleteRepository]", "[CreateRepository]"));

        happen();
        new RegistryUser(ecr.registryUri()).push("team/last", "v1", SmallImage.of("last"));

        await().until(() -> receiver.received().size() == 2);
        assertThat(receiver.received())
                .extracting(one -> one.detail().getString("action-type"))
                .containsOnly("PUSH");
    }

    @Test
    void areRefusedWithAnOperatorThatIsNotKnown() throws IOException {
        ecr.createStack(NAME, template().replace("result: [SUCCESS]", "result: [{suffix: SUCCESS}]"), parameters());

        awaitStatus(StackStatus.ROLLBACK_COMPLETE);
        assertThat(ecr.stack(NAME).orElseThrow().events())
                .filteredOn(event -> event.status() == StackStatus.CREATE_FAILED)
                .extracting(StackEvent::reason)
                .containsExactly("Event pattern is not valid. Reason: the operator suffix of result is not known here. "
                        + "Known are prefix, anything-but and exists");
    }

    private void make(String template) {
        ecr.createStack(NAME, template, parameters());
        awaitStatus(StackStatus.CREATE_COMPLETE);
    }

    private void happen() {
        new RegistryUser(ecr.registryUri()).push("team/app", "v1", SmallImage.of("first"));
        ecr.archive("team/app", "v1");
        try (var client = AwsClients.of(ecr, "AKIATEST").ecr()) {
            client.deleteRepository(r -> r.repositoryName("team/app").force(true));
        }
    }

    private void awaitStatus(StackStatus status) {
        await().until(() -> ecr.stack(NAME).orElseThrow().status() == status);
    }

    private Map<String, String> parameters() {
        var parameters = new HashMap<String, String>();
        parameters.put("ServicePrincipalArn", "arn:aws:iam::111122223333:role/crowsnest");
        parameters.put("ExternalId", "crowsnest-7c9e6679");
        parameters.put("EventsEndpoint", receiver.webhook().uri().toString());
        parameters.put("SetupEndpoint", provider.uri().toString());
        parameters.put("SetupToken", "a-token-of-more-than-twenty-characters");
        return parameters;
    }

    private static String template() throws IOException {
        return Files.readString(Path.of("../deploy/aws/crowsnest-ecr.yaml"));
    }
}
