package dev.crowsnest.local.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.crowsnest.local.setup.CrowsnestApi;
import dev.crowsnest.testsupport.image.BuiltImage;
import dev.crowsnest.testsupport.image.ImageBuilder;
import dev.crowsnest.testsupport.image.IndexBuilder;
import dev.crowsnest.testsupport.image.RegistryPush;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PushedSamplesTest {

    private static final BuiltImage IMAGE = ImageBuilder.oci().build();
    private static final Sample SAMPLE = new Sample("demo/debian", "12", IMAGE);
    private static final String RESULT = """
            {"platform":"linux/amd64","packages":50,
             "vulnerabilities":{"critical":1,"high":2,"medium":3,"low":4,"unspecified":5}}""";

    /** Answers of the list of images, one after the other; the last one again and again. */
    private final Deque<String> answers = new ArrayDeque<>();

    private final List<String> said = new ArrayList<>();
    private String detail = "{}";
    private int statusOfPush = 201;
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v2/", this::push);
        server.createContext("/api/v1/images", this::images);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void waitsUntilTheResultIsThere() {
        answers("{\"items\":[]}", "{\"items\":[]}", image("QUEUED", ""), image("RUNNING", ""), analyzed());

        var outcome = follow(Duration.ofSeconds(30), SAMPLE).get(0);

        assertThat(outcome.isAnalyzed()).isTrue();
        assertThat(outcome.time()).isPresent();
        assertThat(outcome.platforms())
                .containsExactly(new PlatformOutcome("linux/amd64", 50, new PlatformOutcome.Severities(1, 2, 3, 4, 5)));
        assertThat(said).singleElement().asString().startsWith("  [1/1] demo/debian:12");
    }

    @Test
    void outlastsAnApiThatIsAway() {
        answers("{\"items\":[]}", "503", analyzed());

        assertThat(follow(Duration.ofSeconds(30), SAMPLE).get(0).isAnalyzed()).isTrue();
    }

    @Test
    void saysWhereAnImageIsStuck() {
        answers(image("RETRYING", "the registry answered 429"));

        var outcome = follow(Duration.ofMillis(1), SAMPLE).get(0);

        assertThat(outcome.state()).isEqualTo("RETRYING");
        assertThat(said.get(0)).contains("RETRYING after").endsWith(": the registry answered 429");
    }

    @Test
    void endsWithTheReasonOfAFailure() {
        answers("{\"items\":[]}", image("FAILED", "the manifest is gone"));

        assertThat(follow(Duration.ofSeconds(30), SAMPLE).get(0))
                .extracting(Outcome::state, Outcome::reason)
                .containsExactly("FAILED", "the manifest is gone");
    }

    @Test
    void doesNotTimeAResultThatWasThereBefore() {
        answers(analyzed());

        assertThat(follow(Duration.ofSeconds(30), SAMPLE).get(0).time()).isEmpty();
    }

    @Test
    void waitsForTheTagAndNotOnlyForTheDigest() {
        answers(analyzed().replace("\"12\"", "\"11\""), analyzed().replace("\"12\"", "\"11\""), analyzed());

        var outcome = follow(Duration.ofSeconds(30), SAMPLE).get(0);

        assertThat(outcome.isAnalyzed()).isTrue();
        assertThat(answers).hasSize(1);
    }

    @Test
    void goesOnAfterARefusedPush() {
        answers("{\"items\":[]}");
        statusOfPush = 500;

        assertThat(follow(Duration.ofSeconds(30), SAMPLE, SAMPLE))
                .hasSize(2)
                .allSatisfy(outcome -> assertThat(outcome.state()).isEqualTo("NOT PUSHED"))
                .allSatisfy(outcome -> assertThat(outcome.reason()).contains("500"));
    }

    @Test
    void showsEveryPlatformOfAnIndexInItsOwnRepository() {
        var index = IndexBuilder.oci().image(IMAGE).build();
        answers("{\"items\":[]}", analyzed());
        detail = """
                {"images":[
                  {"image":{"repository":"other"},"platforms":[%1$s]},
                  {"image":{"repository":"demo/debian"},"platforms":[%1$s,%2$s]}]}""".formatted(RESULT, RESULT.replace("amd64", "arm64"));

        assertThat(follow(Duration.ofSeconds(30), new Sample("demo/debian", "12", index))
                        .get(0)
                        .platforms())
                .extracting(PlatformOutcome::platform)
                .containsExactly("linux/amd64", "linux/arm64");
    }

    private List<Outcome> follow(Duration patience, Sample... samples) {
        var address = URI.create("http://localhost:" + server.getAddress().getPort());
        var api = new CrowsnestApi(address, "a-token", HttpClient.newHttpClient());
        return new PushedSamples(RegistryPush.to(address), api, patience).follow(List.of(samples), said::add);
    }

    private void answers(String... inOrder) {
        answers.addAll(List.of(inOrder));
    }

    private static String analyzed() {
        return image("ANALYZED", "").replace("\"state\"", "\"result\":" + RESULT + ",\"state\"");
    }

    private static String image(String state, String reason) {
        return "{\"items\":[{\"tags\":[\"12\"],\"digest\":\"" + IMAGE.digest() + "\",\"reason\":\"" + reason
                + "\",\"state\":\"" + state + "\"}]}";
    }

    private void push(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().add("Location", "/v2/upload/1");
        switch (exchange.getRequestMethod()) {
            case "HEAD" -> exchange.sendResponseHeaders(404, -1);
            case "POST" -> exchange.sendResponseHeaders(202, -1);
            default -> exchange.sendResponseHeaders(statusOfPush, -1);
        }
        exchange.close();
    }

    private void images(HttpExchange exchange) throws IOException {
        var isSignedIn = "Bearer a-token".equals(exchange.getRequestHeaders().getFirst("Authorization"));
        var isList = exchange.getRequestURI().getPath().equals("/api/v1/images");
        var answer = isList ? (answers.size() > 1 ? answers.remove() : answers.element()) : detail;
        var body = answer.equals("503") ? new byte[0] : answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(
                body.length == 0 ? 503 : isSignedIn ? 200 : 401, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }
}
