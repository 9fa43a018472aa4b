package dev.crowsnest.integration.dashboard;

import dev.crowsnest.integration.fixture.Browser;
import dev.crowsnest.integration.fixture.RunningService;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

/** Signing in at the pages. */
@QuarkusTest
class SignInIT extends RunningService {

    private static final String CHOSEN = "another good password";

    @Test
    void leadsTheFirstOwnerFromTheOneTimePasswordToOnesOwn() throws IOException {
        Path file =
                Path.of(ConfigProvider.getConfig().getValue("crowsnest.people.bootstrap-password-file", String.class));
        assertThat(Files.getPosixFilePermissions(file))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        String oneTime = Files.readString(file).strip();
        var browser = new Browser();

        browser.signIn("Owner", oneTime).then().statusCode(303).header("Location", "/images");
        browser.get("/images").then().statusCode(303).header("Location", "/password");
        browser.get("/settings/integrations").then().statusCode(303).header("Location", "/password");
        choose(browser, oneTime, "short", "short")
                .then()
                .statusCode(400)
                .body(containsString("at least 12 characters"));
        choose(browser, oneTime, CHOSEN, "other").then().statusCode(400).body(containsString("differ"));
        choose(browser, "wrong", CHOSEN, CHOSEN).then().statusCode(400).body(containsString("present password"));
        choose(browser, oneTime, CHOSEN, CHOSEN).then().statusCode(303).header("Location", "/");

        browser.get("/images").then().statusCode(200);
        assertThat(file).doesNotExist();
        new Browser().signIn("owner", oneTime).then().statusCode(400);
        new Browser().signIn("owner", CHOSEN).then().statusCode(303);
    }

    @Test
    void endsAllOtherSessionsWithAnotherPassword() {
        String name = Browser.account(asOwner(), "member", false);
        var one = new Browser();
        var other = new Browser();
        one.signIn(name, Browser.PASSWORD).then().statusCode(303);
        other.signIn(name, Browser.PASSWORD).then().statusCode(303);

        choose(one, Browser.PASSWORD, CHOSEN, CHOSEN).then().statusCode(303);

        one.get("/images").then().statusCode(200);
        other.get("/images").then().statusCode(303);
    }

    @Test
    void endsASessionWhenOneSignsOut() {
        var browser = Browser.of(asOwner(), "member");
        browser.get("/images").then().statusCode(200);

        browser.post("/sign-out", Map.of()).then().statusCode(303).header("Location", "/sign-in");

        browser.get("/images").then().statusCode(303).header("Location", "/sign-in?to=%2Fimages");
    }

    @ParameterizedTest
    @ValueSource(strings = {"begun_at = now() - interval '8 days'", "used_at = now() - interval '13 hours'"})
    void endsASessionByItself(String age) {
        var browser = Browser.of(asOwner(), "member");
        browser.get("/images").then().statusCode(200);

        Browser.execute("update page_session set " + age);

        browser.get("/images").then().statusCode(303);
    }

    @Test
    void leadsAPageThatLooksAgainByItselfToTheSignIn() {
        RestAssured.given()
                .redirects()
                .follow(false)
                .header("HX-Request", "true")
                .get("/images")
                .then()
                .statusCode(401)
                .header("HX-Redirect", "/sign-in");
    }

    @Test
    void saysTheSameOfAnUnknownNameAndOfAWrongPassword() {
        String name = Browser.account(asOwner(), "member", false);
        String wrong = new Browser()
                .signIn(name, "wrong")
                .then()
                .statusCode(400)
                .extract()
                .asString();
        String unknown = new Browser()
                .signIn("nobody", "wrong")
                .then()
                .statusCode(400)
                .extract()
                .asString();

        assertThat(wrong.replace(name, "nobody"))
                .isEqualTo(unknown)
                .contains("name and password do not belong together");
    }

    @Test
    void slowsWhoeverTriesPasswords() {
        String name = Browser.account(asOwner(), "member", false);
        for (int i = 0; i < 6; i++) {
            new Browser().signIn(name, "wrong " + i);
        }

        new Browser()
                .signIn(name, Browser.PASSWORD)
                .then()
                .statusCode(429)
                .body(containsString("too many tries failed; wait"));
        new Browser()
                .signIn(Browser.account(asOwner(), "member", false), Browser.PASSWORD)
                .then()
                .statusCode(303);
    }

    @Test
    void countsTriesThatComeAtOnce() {
        String name = "nobody " + UUID.randomUUID();
        HttpClient client = HttpClient.newHttpClient();
        var request = HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Forwarded-For", "203.0.113.77")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "password=wrong&name=" + URLEncoder.encode(name, StandardCharsets.UTF_8)))
                .build();

        List<CompletableFuture<HttpResponse<Void>>> answers = Stream.generate(
                        () -> client.sendAsync(request, HttpResponse.BodyHandlers.discarding()))
                .limit(40)
                .toList();

        assertThat(answers)
                .extracting(answer -> answer.join().statusCode())
                .containsOnly(400, 429)
                .filteredOn(status -> status == 400)
                .as("of 40 tries those that were let through")
                .hasSizeLessThan(10);
    }

    @ParameterizedTest
    @CsvSource({
        "/images?q=a%20b, /images?q=a%20b",
        "//elsewhere.example, /",
        "/\\elsewhere.example, /",
        "https://elsewhere.example, /",
    })
    void leadsToNoOtherSite(String wanted, String led) {
        String name = Browser.account(asOwner(), "member", false);

        new Browser()
                .send("/sign-in", Map.of("name", name, "password", Browser.PASSWORD, "to", wanted))
                .then()
                .statusCode(303)
                .header("Location", equalTo(led));
    }

    @Test
    void takesTheCookieAtPagesOnly() {
        var browser = Browser.of(asOwner(), "owner");

        browser.get("/images").then().statusCode(200);
        browser.get("/api/v1/images").then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/images", "/password", "/settings/audit"})
    void leadsAPersonalTokenAtAPageToTheSignIn(String page) {
        asOwner().redirects().follow(false).get(page).then().statusCode(303).header("Location", startsWith("/sign-in"));
    }

    @Test
    void refusesAFormOfAnotherSite() {
        RestAssured.given()
                .header("Sec-Fetch-Site", "cross-site")
                .formParams(Map.of("name", "owner", "password", "any"))
                .post("/sign-in")
                .then()
                .statusCode(403)
                .body(containsString("a form of another site"));
    }

    @Test
    void protectsEveryPageByHeaders() {
        var browser = Browser.of(asOwner(), "member");
        for (String page : new String[] {"/sign-in", "/images", "/images/" + UUID.randomUUID(), "/nothing"}) {
            browser.get(page)
                    .then()
                    .header(
                            "Content-Security-Policy",
                            containsString("default-src 'none'; script-src 'self'; style-src 'self'"))
                    .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                    .header("X-Content-Type-Options", "nosniff");
        }
        browser.get("/images").then().header("Cache-Control", "no-store");
    }

    @Test
    void marksTheCookieAsSecureBehindTls() {
        String name = Browser.account(asOwner(), "member", false);

        RestAssured.given()
                .redirects()
                .follow(false)
                .header("X-Forwarded-Proto", "https")
                .formParams(Map.of("name", name, "password", Browser.PASSWORD))
                .post("/sign-in")
                .then()
                .statusCode(303)
                .header("Set-Cookie", containsString("Secure"))
                .header("Set-Cookie", containsString("HttpOnly"))
                .header("Set-Cookie", containsString("SameSite=Lax"));
    }

    private static Response choose(Browser browser, String present, String chosen, String repeated) {
        return browser.post("/password", Map.of("present", present, "chosen", chosen, "repeated", repeated));
    }
}
