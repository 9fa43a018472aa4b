package dev.crowsnest.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class RegistryCommandsTest {

    private static final String HOST = "123456789012.dkr.ecr.eu-central-1.amazonaws.com";

    private static final String INTEGRATIONS = """
            {"items": [
               {"id": "i1", "name": "production", "account": "123456789012", "region": "eu-central-1",
                "state": "CONNECTED", "reason": null},
               {"id": "i2", "name": "new", "account": null, "region": null, "state": "PENDING", "reason": null},
               {"id": "i3", "name": "new", "account": "999999999999", "region": "cn-north-1", "state": "ERROR",
                "reason": "the role is \\u001b[1mgone"}],
             "next": null}""";

    private static final String FIRST = """
            {"items": [
               {"id": "r1", "integrationId": "i1", "name": "shop/api", "enabled": true, "rule": "shop/*",
                "lastPushAt": "2026-11-27T10:00:00Z", "deletedAt": null, "problem": null}],
             "next": "n+1"}""";

    private static final String SECOND = """
            {"items": [
               {"id": "r2", "integrationId": "i1", "name": "shop/api/old", "enabled": false, "lastPushAt": null,
                "deletedAt": null, "problem": "it was throttled"},
               {"id": "r3", "integrationId": "i1", "name": "shop/apis", "enabled": false, "lastPushAt": null,
                "deletedAt": "2026-11-27T10:00:00Z", "problem": null}],
             "next": null}""";

    private final FakeServer server = new FakeServer();

    @TempDir
    Path home;

    @BeforeEach
    void know() {
        server.answers("GET /api/v1/integrations?limit=500", 200, INTEGRATIONS)
                .answers("GET /api/v1/repositories?limit=500", 200, FIRST)
                .answers("GET /api/v1/repositories?limit=500&cursor=n%2B1", 200, SECOND)
                .answers("GET /api/v1/repositories?integration=i1&name=shop%2Fapi&limit=500", 200, FIRST)
                .answers("GET /api/v1/repositories?integration=i1&name=shop%2Fapi&limit=500&cursor=n%2B1", 200, SECOND)
                .answers("GET /api/v1/repositories?integration=i1&name=none&limit=500", 200, "{\"items\": []}")
                .answers("POST /api/v1/repositories/r1/enable", 200, "{}")
                .answers("POST /api/v1/repositories/r1/disable", 403, "{\"detail\": \"the role does not allow it\"}")
                .answers("DELETE /api/v1/integrations/i1", 204, "");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void listsRepositoriesPageByPage() {
        CommandRun run = run("repo", "list");

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("""
                REPOSITORY                                                    ANALYSIS       LAST PUSH
                HOST/shop/api      on, by shop/*  2026-11-27T10:00:00Z
                HOST/shop/api/old  off            none seen             it was throttled
                """.replace("HOST", HOST));
    }

    @Test
    void narrowsThemByRegistryAndName() throws IOException {
        for (String registry : new String[] {"production", HOST, "123456789012/eu-central-1", "i1"}) {
            CommandRun run = run("repo", "list", "--registry", registry, "--filter", "shop/api", "--format", "json");

            JsonNode items = new ObjectMapper().readTree(run.out()).path("items");
            assertThat(items).hasSize(2);
            assertThat(items.get(0).path("repository").asText()).isEqualTo(HOST + "/shop/api");
        }
        assertThat(run("repo", "list", "--registry", "lost").err()).contains("no integration is called 'lost'");
        assertThat(run("repo", "list", "--registry", "new").err()).contains("2 integrations are called 'new'");
        assertThat(run("repo", "list", "--registry", "production", "--filter", "none")
                        .out())
                .isEqualTo("none\n");
    }

    @Test
    void turnsRepositoriesOn() {
        CommandRun run = run("repo", "enable", HOST + "/shop/api");

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("on: " + HOST + "/shop/api\n");
        assertThat(server.requests()).last().isEqualTo("POST /api/v1/repositories/r1/enable");
    }

    @Test
    void turnsThemOnWithAsManyImagesAsOneWants() {
        server.answers("POST /api/v1/repositories/r1/enable?images=5", 200, "{}");

        assertThat(run("repo", "enable", "--images", "5", HOST + "/shop/api").status())
                .isZero();
        assertThat(server.requests()).last().isEqualTo("POST /api/v1/repositories/r1/enable?images=5");
    }

    @Test
    void turnsAllOfARegistryOn() {
        server.answers(
                "POST /api/v1/integrations/i1/repositories/enable?name=shop%2F*&images=5&", 200, "{\"enabled\": 2}");

        CommandRun run =
                run("repo", "enable", "--all", "--registry", "production", "--filter", "shop/*", "--images", "5");

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("on: 2 repositories\n");
        for (String[] wrong : new String[][] {
            {"--all"}, {"--all", "--registry", "production", HOST + "/shop/api"}, {"--filter", "x", HOST + "/shop/api"}
        }) {
            String[] arguments = new String[wrong.length + 1];
            arguments[0] = "enable";
            System.arraycopy(wrong, 0, arguments, 1, wrong.length);
            assertThat(run("repo", arguments).err()).contains("--registry REGISTRY");
        }
    }

    @Test
    void showsAndChangesTheRuleForNewRepositories() {
        server.answers("GET /api/v1/integrations/i1/repositories/rule", 200, "{\"patterns\": []}")
                .answers("PUT /api/v1/integrations/i1/repositories/rule", 200, "{\"patterns\": [\"team/*\", \"b\"]}");

        assertThat(run("repo", "rule", "production").out()).isEqualTo("production: none\n");
        assertThat(run("repo", "rule", HOST, "team/*", "b").out()).isEqualTo("production: team/*, b\n");
        assertThat(server.requests())
                .last()
                .isEqualTo("PUT /api/v1/integrations/i1/repositories/rule {\"patterns\":[\"team/*\",\"b\"]}");
        run("repo", "rule", "production", "--none");
        assertThat(server.requests()).last().asString().endsWith("{\"patterns\":[]}");
        assertThat(run("repo", "rule", "production", "--none", "x").err()).contains("but not both");
    }

    @Test
    void saysWhatIsWrongWithAPattern() {
        server.answers(
                "PUT /api/v1/integrations/i1/repositories/rule",
                400,
                "{\"detail\": \"could not change the rule: '[' is in no name of ECR\"}");

        CommandRun run = run("repo", "rule", "production", "team/[");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("answered 400: could not change the rule: '[' is in no name of ECR");
    }

    @Test
    void turnsNoneOnWhenOneIsNotKnown() {
        CommandRun run = run("repo", "enable", HOST + "/shop/api", HOST + "/none");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("could not enable " + HOST + "/none: the server knows no such repository");
        assertThat(run("repo", "enable", "shop").err()).contains("write HOST/REPOSITORY");
        assertThat(run("repo", "enable", "docker.io/nginx").err()).contains("no integration is called 'docker.io'");
        assertThat(run("repo", "enable").status()).isEqualTo(1);
        assertThat(server.requests()).noneMatch(request -> request.startsWith("POST"));
    }

    @Test
    void saysThatTheRoleDoesNotAllowIt() {
        CommandRun run = run("repo", "disable", HOST + "/shop/api");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("could not disable shop/api at " + server.address())
                .endsWith("it answered 403: the role does not allow it\n");
    }

    @Test
    void listsIntegrations() throws IOException {
        assertThat(run("integration", "list").out()).isEqualTo("""
                NAME        STATE      REGISTRY
                production  connected  HOST
                new         pending    -
                new         error      999999999999.dkr.ecr.cn-north-1.amazonaws.com.cn  the role is \uFFFD[1mgone
                """.replace("HOST", HOST));
        assertThat(new ObjectMapper()
                        .readTree(run("integration", "list", "--format", "json").out())
                        .path("items"))
                .hasSize(3);
    }

    @Test
    void saysHowToMakeTheStackOfANewOne() throws IOException {
        String setup = """
                {"id": "i4", "name": "it's new", "stackName": "CrowsnestECRIntegration",
                 "expiresAt": "2026-11-27T11:00:00.434130686Z",
                 "parameters": {"SetupEndpoint": "https://crowsnest.example/setup", "ExternalId": "crowsnest-1"},
                 "quickCreateLink": "https://console.aws.amazon.com/x", "deployCommand": "aws cloudformation deploy 'x'"}""";
        server.answers("POST /api/v1/integrations/setup", 201, setup);

        CommandRun run = run("integration", "add", "it's new", "--enable-new");

        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains(
                        " until 2026-11-27T11:00:00Z:\n",
                        "  SetupEndpoint=https://crowsnest.example/setup\n  ExternalId=crowsnest-1\n",
                        "In AWS's console: https://console.aws.amazon.com/x\n",
                        "\n  aws cloudformation deploy 'x'\n");
        assertThat(server.requests())
                .containsExactly(
                        "POST /api/v1/integrations/setup {\"name\":\"it's new\",\"enableNewRepositories\":true}");
        assertThat(new ObjectMapper()
                        .readTree(run("integration", "add", "x", "--format", "json")
                                .out()))
                .isEqualTo(new ObjectMapper().readTree(setup));
    }

    @Test
    void removesOneOnceItsNameWasTyped() {
        CommandRun mistyped = run("prod\n", "integration", "remove", "i1");
        CommandRun untyped = run("integration", "remove", "production");

        assertThat(mistyped.status()).isEqualTo(1);
        assertThat(mistyped.err()).contains("forgets all images of 'production'", "another name was typed");
        assertThat(untyped.err()).contains("or give --yes");
        assertThat(server.requests()).noneMatch(request -> request.startsWith("DELETE"));

        CommandRun typed = run("production\n", "integration", "remove", "i1");
        assertThat(typed.status()).isZero();
        assertThat(typed.out()).startsWith("removed: production");
        assertThat(server.requests()).last().isEqualTo("DELETE /api/v1/integrations/i1");
        assertThat(run("integration", "remove", "--yes", HOST).status()).isZero();
    }

    private CommandRun run(String command, String... arguments) {
        return command.endsWith("\n") ? run(new CommandRun(home).input(command), arguments) : ran(command, arguments);
    }

    private CommandRun ran(String command, String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = command;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return run(new CommandRun(home), all);
    }

    private CommandRun run(CommandRun run, String... arguments) {
        return run.with("CROWSNEST_SERVER", server.address())
                .with("CROWSNEST_TOKEN", FakeServer.TOKEN)
                .run(arguments);
    }
}
