package dev.crowsnest.localecr;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.crowsnest.localecr.RegistryUser.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class ControlAddressTest {

    private static LocalEcr ecr;
    private static RegistryUser user;

    @BeforeAll
    static void start(@TempDir Path directory) {
        ecr = LocalEcr.start(LocalEcrConfig.in(directory).build());
        user = new RegistryUser(ecr.registryUri());
    }

    @AfterAll
    static void stop() {
        ecr.close();
    }

    @Test
    void showsRequestsSinceAMark() {
        var mark = new JsonObject(text(user.get("/_local/requests"))).getLong("mark");

        user.get("/v2/team/none/tags/list");

        var shown = new JsonObject(text(user.get("/_local/requests?since=" + mark))).getJsonArray("requests");
        assertThat(shown).hasSize(1);
        assertThat(shown.getJsonObject(0).getString("path")).isEqualTo("/v2/team/none/tags/list");
        assertThat(shown.getJsonObject(0).getInteger("status")).isEqualTo(404);
    }

    @Test
    void takesFaultsFromOtherProcesses() {
        var order = "{\"pattern\":\"GET /v2/ordered/\",\"kind\":\"status\",\"status\":418,\"times\":1}";

        assertThat(user.send("PUT", "/_local/faults", order.getBytes(UTF_8)).statusCode())
                .isEqualTo(204);

        assertThat(user.get("/v2/ordered/tags/list").statusCode()).isEqualTo(418);
        assertThat(user.get("/v2/ordered/tags/list").statusCode()).isEqualTo(404);
    }

    @Test
    void takesRolesFromOtherProcesses() {
        var role = "{\"arn\":\"arn:aws:iam::123456789012:role/Made\",\"externalId\":\"id\"}";
        user.send("PUT", "/_local/roles", role.getBytes(UTF_8));

        try (var sts = AwsClients.of(ecr, "AKIATEST").sts()) {
            var assumed = sts.assumeRole(r -> r.roleArn("arn:aws:iam::123456789012:role/Made")
                    .roleSessionName("test")
                    .externalId("id"));
            assertThat(assumed.credentials().sessionToken()).isNotEmpty();
        }
    }

    @Test
    void saysWhatIsWrongWithAnOrder() {
        assertThat(text(user.send("PUT", "/_local/webhooks/x", "{\"uri\":\"ftp://x\"}".getBytes(UTF_8))))
                .contains("http or https");
        assertThat(user.send("PUT", "/_local/faults", new byte[0]).statusCode()).isEqualTo(400);
        assertThat(user.send("PUT", "/_local/roles", "nonsense".getBytes(UTF_8)).statusCode())
                .isEqualTo(400);
    }
}
