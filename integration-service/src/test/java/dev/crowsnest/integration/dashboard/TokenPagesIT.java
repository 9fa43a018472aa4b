package dev.crowsnest.integration.dashboard;

import dev.crowsnest.integration.fixture.Browser;
import dev.crowsnest.integration.fixture.RunningService;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

/** One's own tokens: their scope, their end and their use. */
@QuarkusTest
class TokenPagesIT extends RunningService {

    private Browser browser;

    @BeforeEach
    void signIn() {
        browser = Browser.of(asOwner(), "editor");
    }

    @Test
    void showsATokenOnceAndItsUseLater() {
        String token = text(make("laptop", "write", "90"));

        browser.get("/settings/tokens")
                .then()
                .body(allOf(
                        containsString("laptop"),
                        containsString("write, as editor"),
                        containsString(">never<"),
                        not(containsString(token))));
        as(token).get("/api/v1/me").then().statusCode(200).body("role", equalTo("editor"));
        browser.get("/settings/tokens").then().body(not(containsString(">never<")));
        as(token)
                .get("/api/v1/tokens")
                .then()
                .body("items[0].scope", equalTo("write"))
                .body("items[0].usedAt", notNullValue());
        String end = as(token).get("/api/v1/tokens").path("items[0].endsAt");
        assertThat(Instant.parse(end)).isCloseTo(Instant.now().plus(Duration.ofDays(90)), within(Duration.ofHours(1)));
    }

    @Test
    void letsATokenForReadingChangeNothing() {
        String token = text(make("grafana", "read", "365"));

        as(token).get("/api/v1/images").then().statusCode(200);
        as(token)
                .post("/api/v1/repositories/" + UUID.randomUUID() + "/enable")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("detail", containsString("token 'grafana': its scope is read"));
        as(token).body(Map.of("name", "more")).post("/api/v1/tokens").then().statusCode(403);
        as(text(make("ci", "write", "365")))
                .post("/api/v1/repositories/" + UUID.randomUUID() + "/enable")
                .then()
                .statusCode(404);
    }

    @Test
    void refusesATokenThatEndedAndSaysSo() {
        String name = "old " + UUID.randomUUID();
        String token = text(make(name, "write", "30"));
        Browser.execute("update personal_token set ends_at = '2026-01-31T00:00:00Z' where name = '" + name + "'");

        as(token)
                .get("/api/v1/me")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", containsString("Bearer"))
                .body("detail", containsString("it ended on 2026-01-31; make another"));
        browser.get("/settings/tokens").then().body(containsString("Ended"));
    }

    @Test
    void endsATokenOfOnesOwnOnly() {
        String token = text(make("laptop", "read", "30"));
        String path = "/settings/tokens/" + as(token).get("/api/v1/tokens").path("items[0].id") + "/revoke";

        Browser.of(asOwner(), "owner").post(path, Map.of()).then().statusCode(404);
        as(token).get("/api/v1/me").then().statusCode(200);
        browser.post(path, Map.of()).then().statusCode(303).header("Location", "/settings/tokens");

        as(token).get("/api/v1/me").then().statusCode(401);
        browser.get("/settings/tokens").then().body(containsString("None yet"));
    }

    @Test
    void saysWhatIsWrong() {
        make(" ", "read", "30").then().statusCode(400).body(containsString("1 to 100 characters"));
        make("laptop", "all", "30").then().statusCode(400).body(containsString("scopes are read, write"));
        make("laptop", "read", "31").then().statusCode(400).body(containsString("30, 90 or 365 days"));
        asOwner()
                .body(Map.of("name", "laptop", "days", 31))
                .post("/api/v1/tokens")
                .then()
                .statusCode(400)
                .body("detail", containsString("30, 90 or 365 days"));
    }

    @Test
    void takesScopeAndEndOverTheApi() {
        String token = asOwner()
                .body(Map.of("name", "laptop", "scope", "read", "days", 30))
                .post("/api/v1/tokens")
                .then()
                .statusCode(201)
                .body("scope", equalTo("read"))
                .body("endsAt", notNullValue())
                .extract()
                .path("token");

        as(token).delete("/api/v1/tokens/" + UUID.randomUUID()).then().statusCode(403);
    }

    private Response make(String name, String scope, String days) {
        return browser.post("/settings/tokens", Map.of("name", name, "scope", scope, "days", days));
    }

    private static String text(Response made) {
        Matcher found = Pattern.compile("cn_[\\w-]{43}")
                .matcher(made.then().statusCode(200).extract().asString());
        assertThat(found.find()).isTrue();
        return found.group();
    }
}
