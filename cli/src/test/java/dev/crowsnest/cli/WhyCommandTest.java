package dev.crowsnest.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class WhyCommandTest {

    private static final String IMAGE = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/shop/api:1.0";
    private static final String REQUEST =
            "GET /api/v1/why?image=123456789012.dkr.ecr.eu-central-1.amazonaws.com%2Fshop%2Fapi%3A1.0";

    private static final String NOT_SHOWN = """
            {"image": "x", "digest": null, "shown": false, "steps": [
               {"step": "HOST", "claim": "The host name is an ECR's", "outcome": "MET", "sentence": "Account 1."},
               {"step": "REGISTRY", "claim": "It is integrated", "outcome": "OBSTACLE", "sentence": "Nobody \\u001b[2J does."}],
             "sentence": "Nobody \\u001b[2J does.", "action": "Connect it."}""";

    private static final String SHOWN = """
            {"image": "x", "digest": "sha256:1", "shown": true, "steps": [
               {"step": "ENABLED", "claim": "It is on", "outcome": "SPARED", "sentence": "It is off."},
               {"step": "RESULT", "claim": "It is done", "outcome": "MET", "sentence": "It is shown."}],
             "sentence": "It is shown.", "action": "Look at its page."}""";

    private final FakeServer server = new FakeServer();

    @TempDir
    Path home;

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void listsEachStepAndEndsWithWhatToDo() {
        server.answers(REQUEST, 200, NOT_SHOWN);

        CommandRun run = run("why", IMAGE);

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("""
                yes  The host name is an ECR's
                     Account 1.
                NO   It is integrated
                     Nobody \uFFFD[2J does.

                Nobody \uFFFD[2J does.
                Connect it.
                """);
        assertThat(run.status()).isEqualTo(1);
    }

    @Test
    void endsWellWhenTheImageIsShown() {
        server.answers(REQUEST, 200, SHOWN);

        CommandRun run = run("why", IMAGE);

        assertThat(run.out()).startsWith("no   It is on").endsWith("It is shown.\nLook at its page.\n");
        assertThat(run.status()).isZero();
    }

    @Test
    void passesOnWhatTheServerSaid() throws IOException {
        server.answers(REQUEST, 200, NOT_SHOWN);
        var json = new ObjectMapper();

        CommandRun run = run("why", "--format", "json", IMAGE);

        assertThat(json.readTree(run.out())).isEqualTo(json.readTree(NOT_SHOWN));
        assertThat(run.out()).endsWith("}\n");
        assertThat(run.status()).isEqualTo(1);
    }

    @Test
    void tellsAQuestionThatIsNotAnsweredFromAnImageThatIsNotShown() {
        server.answers("GET /api/v1/why?image=nginx", 400, "{\"detail\": \"it begins with no host name\"}");

        CommandRun refused = run("why", "nginx");
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).contains("it answered 400: it begins with no host name");
        server.answers(
                "GET /api/v1/why?image=nginx",
                400,
                "{\"detail\": \"could not say why an image is not shown for 'nginx': it begins with no host name\"}");
        assertThat(run("why", "nginx").err())
                .matches("crowsnest: http://\\S+ answered 400: could not say why an image is not shown for 'nginx':"
                        + " it begins with no host name\\R");
        assertThat(run("why").status()).isEqualTo(2);
        assertThat(run("why", "--format", "xml", IMAGE).status()).isEqualTo(2);
        assertThat(run("why", IMAGE).status()).isEqualTo(2);

        CommandRun alone = new CommandRun(home).run("why", IMAGE);
        assertThat(alone.status()).isEqualTo(2);
        assertThat(alone.err()).contains("could not say why an image is not shown: no server is named");
    }

    private CommandRun run(String... arguments) {
        return new CommandRun(home)
                .with("CROWSNEST_SERVER", server.address())
                .with("CROWSNEST_TOKEN", FakeServer.TOKEN)
                .run(arguments);
    }
}
