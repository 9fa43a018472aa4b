package dev.crowsnest.localecr;

import dev.crowsnest.localecr.json.Json;
import dev.crowsnest.localecr.stack.StackStatus;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The connection of a stack, over EventBridge's own protocol. */
class ConnectionTest {

    private static final String NAME = "crowsnest-7c9e6679";

    @TempDir
    Path directory;

    private final WebhookReceiver receiver = new WebhookReceiver();
    private LocalEcr ecr;
    private CustomResourceProvider provider;

    @BeforeEach
    void makeStack() throws IOException {
        ecr = LocalEcr.start(LocalEcrConfig.in(directory).build());
        provider = new CustomResourceProvider();
        var parameters = Map.of(
                "ServicePrincipalArn",
                "arn:aws:iam::111122223333:role/crowsnest",
                "ExternalId",
                NAME,
                "EventsEndpoint",
                receiver.webhook().uri().toString(),
                "SetupEndpoint",
                provider.uri().toString(),
                "SetupToken",
                "a-token-of-more-than-twenty-characters");
        ecr.createStack("mine", Files.readString(Path.of("../deploy/aws/crowsnest-ecr.yaml")), parameters);
        await().until(() -> ecr.stack("mine").orElseThrow().status() == StackStatus.CREATE_COMPLETE);
    }

    @AfterEach
    void stop() {
        provider.close();
        ecr.close();
        receiver.close();
    }

    @Test
    void sendsTheKeyThatItWasGivenLast() throws Exception {
        push("1");
        await().until(() -> receiver.received().size() == 1);

        assertThat(update(NAME, "another key")).contains("\"ConnectionState\":\"AUTHORIZED\"");

        push("2");
        await().until(() -> receiver.received().size() == 2);
        assertThat(key(0)).isEqualTo("not-set-yet");
        assertThat(key(1)).isEqualTo("another key");
    }

    @Test
    void canBeChangedAfterARestart() throws Exception {
        ecr.close();
        ecr = LocalEcr.start(LocalEcrConfig.in(directory).build());

        update(NAME, "another key");

        push("1");
        await().until(() -> receiver.received().size() == 1);
        assertThat(key(0)).isEqualTo("another key");
    }

    @Test
    void isNotThereUnderAnotherName() throws Exception {
        assertThat(update("of-somebody-else", "another key")).contains("ResourceNotFoundException");
    }

    private String update(String name, String key) throws Exception {
        var parameters = Json.object().put("Name", name).put("AuthorizationType", "API_KEY");
        parameters
                .putObject("AuthParameters")
                .putObject("ApiKeyAuthParameters")
                .put("ApiKeyName", "x-api-key")
                .put("ApiKeyValue", key);
        var request = HttpRequest.newBuilder(ecr.awsEndpoint().resolve("/"))
                .header("X-Amz-Target", "AWSEvents.UpdateConnection")
                .header("Content-Type", "application/x-amz-json-1.1")
                .POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(parameters)))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private void push(String tag) {
        new RegistryUser(ecr.registryUri()).push("team/app", tag, SmallImage.of("content " + tag));
    }

    private String key(int number) {
        return receiver.received().get(number).headers().get("x-api-key");
    }
}
