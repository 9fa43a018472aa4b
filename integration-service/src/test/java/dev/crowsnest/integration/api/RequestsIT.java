package dev.crowsnest.integration.api;

import dev.crowsnest.integration.fixture.Digests;
import dev.crowsnest.integration.fixture.RunningService;
import dev.crowsnest.integration.fixture.TestRegistry;
import dev.crowsnest.integration.fixture.Wire;
import dev.crowsnest.testsupport.golden.GoldenFile;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

/** What all requests share: the document, pages, problems, tokens. */
@QuarkusTest
class RequestsIT extends RunningService {

    @Test
    void speaksAsTheCommittedDocumentSays() {
        GoldenFile.of("src/test/resources/openapi.json")
                .matchesJson(asOwner().get("/q/openapi?format=json").asString());
    }

    @Test
    void goesThroughAListPageByPage() {
        TestRegistry registry = newRegistry(true);
        Instant now = Instant.now();
        for (int i = 0; i < 5; i++) {
            registry.push("paged", Digests.next(), "tag-" + i, now.minusSeconds(i / 2));
        }
        eventually().until(() -> Wire.analysesAsked(registry.id()).size() == 5);

        var tags = new ArrayList<String>();
        String cursor = "";
        do {
            var page = asOwner().get("/api/v1/images?limit=2&integration=" + registry.id() + "&cursor=" + cursor);
            tags.addAll(page.<List<String>>path("items.collect { it.tags[0] }"));
            cursor = page.path("next");
        } while (cursor != null);

        assertThat(tags).containsExactlyInAnyOrder("tag-0", "tag-1", "tag-2", "tag-3", "tag-4");
        assertThat(tags.get(4)).isEqualTo("tag-4");
    }

    @Test
    void explainsWhatIsWrongWithARequest() {
        asOwner()
                .get("/api/v1/images?limit=0")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:crowsnest:problem:invalid"))
                .body("detail", containsString("between 1 and 500"));
        asOwner().get("/api/v1/images?cursor=!").then().statusCode(400);
        asOwner().get("/api/v1/images/latest").then().statusCode(400).body("detail", containsString("sha256:"));
        asOwner()
                .body(Map.of("name", "x", "account", "12", "region", "eu-central-1"))
                .post("/api/v1/integrations")
                .then()
                .statusCode(400)
                .body("detail", containsString("twelve digits"));
        asOwner().body("{").post("/api/v1/integrations").then().statusCode(400);
        asOwner().body(Map.of("role", "member")).post("/api/v1/tokens").then().statusCode(400);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /api/v1/images?limit=many,                  400, invalid",
        "GET,    /api/v1/images?state=BLUE,                  400, invalid",
        "GET,    /api/v1/images?repository=a%00b,            400, invalid",
        "GET,    /api/v1/images?cursor=MjAyNg,               400, invalid",
        "GET,    /api/v1/repositories?cursor=YQBi,           400, invalid",
        "GET,    /api/v1/repositories?cursor=abc,            400, invalid",
        "GET,    /api/v1/repositories?enabled=maybe,         400, invalid",
        "GET,    /api/v1/repositories?integration=x,         400, invalid",
        "GET,    /api/v1/images/sha256:00%00,                400, invalid",
        "GET,    /api/v1/integrations/not-an-id,             400, invalid",
        "GET,    /api/v1/nothing,                            404, not-found",
        "PATCH,  /api/v1/images,                             405, invalid",
        "DELETE, /api/v1/tokens/00000000-0000-0000-0000-000000000000, 404, not-found",
    })
    void answersEveryFailureWithAProblemDocument(String method, String path, int status, String type) {
        asOwner()
                .urlEncodingEnabled(false)
                .request(method, path)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body("type", equalTo("urn:crowsnest:problem:" + type));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"name\":[]}", "{\"name\":{}}", "text"})
    void saysThatABodyIsNotWhatIsTaken(String body) {
        asOwner()
                .body(body)
                .post("/api/v1/tokens")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", startsWith("the body "));
    }

    @Test
    void takesNoBodyOfAnotherKind() {
        asOwner()
                .contentType("text/plain")
                .body("{}")
                .post("/api/v1/tokens")
                .then()
                .statusCode(415)
                .contentType("application/problem+json")
                .body("detail", containsString("application/json"));
    }

    @Test
    void endsATokenAtOnce() {
        var made = asOwner()
                .body(Map.of("name", "short", "role", "editor"))
                .post("/api/v1/tokens")
                .then()
                .statusCode(201)
                .body("token", startsWith("cn_"))
                .extract();
        String token = made.path("token");
        as(token).get("/api/v1/me").then().statusCode(200).body("role", equalTo("editor"));

        as(token).delete("/api/v1/tokens/" + made.path("id")).then().statusCode(204);

        as(token).get("/api/v1/me").then().statusCode(401);
    }

    @Test
    void givesATokenNoMoreRightsThanItsMakerHas() {
        as(token("member"))
                .body(Map.of("name", "more", "role", "owner"))
                .post("/api/v1/tokens")
                .then()
                .statusCode(403)
                .body("detail", containsString("never has more rights"));
    }

    @Test
    void asksForAnAnalysisAgainWhenAPersonWantsIt() {
        TestRegistry registry = newRegistry(true);
        String digest = Digests.next();
        registry.push("app", digest, "1", Instant.now());
        eventually().until(() -> Wire.analysesAsked(registry.id()).size() == 1);

        asOwner()
                .post("/api/v1/images/" + digest + "/analyze")
                .then()
                .statusCode(202)
                .body("requested", equalTo(1));

        eventually().until(() -> Wire.analysesAsked(registry.id()).size() == 2);
    }
}
