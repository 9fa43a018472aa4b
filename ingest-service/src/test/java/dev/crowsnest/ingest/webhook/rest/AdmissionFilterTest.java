package dev.crowsnest.ingest.webhook.rest;

import dev.crowsnest.contracts.event.v1.IntegrationState;
import dev.crowsnest.ingest.access.IntegrationTable;
import dev.crowsnest.ingest.webhook.WebhookConfig;
import dev.crowsnest.testsupport.infrastructure.KafkaResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.kafka.companion.KafkaCompanion;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

/** What is decided before a body has come. */
@QuarkusTest
@QuarkusTestResource(
        value = KafkaResource.class,
        initArgs = @ResourceArg(name = "topics", value = "crowsnest.registry.events.v1:3,crowsnest.integrations.v1"))
class AdmissionFilterTest {

    private static final String INTEGRATION = "int-admission";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Inject
    IntegrationTable table;

    @Inject
    WebhookConfig config;

    private final List<OpenCall> calls = new ArrayList<>();

    @BeforeEach
    void connect() {
        try (var kafka = new KafkaCompanion(bootstrapServers)) {
            new KnownIntegrations(kafka, table)
                    .know(INTEGRATION, "123456789012", IntegrationState.INTEGRATION_STATE_CONNECTED);
        }
    }

    @AfterEach
    void hangUp() throws IOException {
        for (OpenCall call : calls) {
            call.close();
        }
    }

    @Test
    void refusesWhoeverHasNoKeyBeforeTheBodyHasCome() throws IOException {
        OpenCall call = open("wrong", config.maxBody());

        assertThat(call.answer())
                .startsWith("HTTP/1.1 403")
                .containsIgnoringCase("connection: close")
                .contains("\"detail\":\"the API key is not the integration's\"");
    }

    @Test
    void refusesWhatIsTooLargeBeforeItHasCome() throws IOException {
        OpenCall call = open(KnownIntegrations.KEY, config.maxBody() + 1);

        assertThat(call.answer()).startsWith("HTTP/1.1 413").contains("the limit is 1048576");
    }

    @Test
    void keepsAConnectionWhoseSmallBodyWasRefused() throws IOException {
        OpenCall call = open("wrong", 10);
        assertThat(call.answer()).startsWith("HTTP/1.1 403").doesNotContainIgnoringCase("connection: close");

        call.send("0123456789" + call.head("wrong", 0));

        assertThat(call.answer()).startsWith("HTTP/1.1 403");
    }

    @Test
    void answersBusyWhileBodiesThatHaveNotEndedFillTheMemoryTheyMayHave() throws IOException {
        long fit = config.maxBytes() / config.maxBody();
        for (int i = 0; i < fit; i++) {
            open(KnownIntegrations.KEY, config.maxBody());
        }

        await("the last of them was let in")
                .untilAsserted(() -> Webhook.post(INTEGRATION, KnownIntegrations.KEY, Webhook.event("push"))
                        .statusCode(429)
                        .header("Retry-After", "1")
                        .body("detail", equalTo("more events wait than are taken at once")));
        hangUp();

        await("what they had is given back")
                .untilAsserted(() -> Webhook.post(INTEGRATION, KnownIntegrations.KEY, Webhook.event("push"))
                        .statusCode(202));
    }

    /** A call of which the head is sent. */
    private OpenCall open(String key, long length) throws IOException {
        var call = new OpenCall(INTEGRATION);
        calls.add(call);
        call.send(call.head(key, length));
        return call;
    }
}
