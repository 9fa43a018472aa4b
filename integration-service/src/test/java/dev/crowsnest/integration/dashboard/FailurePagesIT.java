package dev.crowsnest.integration.dashboard;

import dev.crowsnest.integration.fixture.Browser;
import dev.crowsnest.integration.fixture.Digests;
import dev.crowsnest.integration.fixture.Results;
import dev.crowsnest.integration.fixture.RunningService;
import dev.crowsnest.integration.fixture.TestRegistry;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

/** What failed, and trying it again. */
@QuarkusTest
class FailurePagesIT extends RunningService {

    private final String first = Digests.next();
    private final String second = Digests.next();
    private final String reason = "could not fetch the manifest: " + UUID.randomUUID();

    private TestRegistry registry;
    private Browser browser;

    @BeforeEach
    void failTwice() {
        registry = newRegistry(true);
        browser = Browser.of(asOwner(), "editor");
        fail("shop/first", first);
        fail("shop/second", second);
        eventually().until(() -> page().contains(first) && page().contains(second));
    }

    @Test
    void saysWhyAndWhetherAnotherTryCanHelp() {
        assertThat(page())
                .contains(reason, "It was tried 5 times over a while", "Failed")
                .doesNotContain("aria-disabled");
    }

    @Test
    void triesOneAgainAndNoOther() {
        browser.post("/failures", Map.of("one", key(first), "shown", List.of(key(first), key(second))))
                .then()
                .statusCode(303)
                .header("Location", "/failures?asked=1");

        assertThat(page()).doesNotContain(first).contains(second);
        browser.get("/failures?asked=1").then().body(containsString("1 analysis is asked for"));
        browser.get("/").then().body(containsString(first));
    }

    @Test
    void triesAllThatAreShown() {
        browser.post("/failures", Map.of("shown", List.of(key(first), key(second))))
                .then()
                .statusCode(303)
                .header("Location", "/failures?asked=2");

        assertThat(page()).doesNotContain(first, second);
    }

    @Test
    void saysWhichWereNotTriedAndTriesTheOthers() {
        String id = asOwner()
                .get("/api/v1/repositories?integration=" + registry.id() + "&name=shop/first")
                .then()
                .extract()
                .path("items[0].id");
        browser.post("/repositories", Map.of("off", id)).then().statusCode(303);

        List<String> shown = List.of(key(first), key(second));
        browser.post("/failures", Map.of("shown", shown))
                .then()
                .statusCode(409)
                .body(allOf(
                        containsString("repository shop/first is not enabled"),
                        containsString("1 analysis is asked for"),
                        containsString(shown.get(0)),
                        not(containsString(shown.get(1)))));
    }

    @Test
    void listsWhatNobodyAnswersFor() {
        String silent = Digests.next();
        registry.push("shop/silent", silent, "1", Instant.now());
        eventually().until(() -> browser.get("/images?q=" + silent).asString().contains("Waiting"));
        assertThat(page()).doesNotContain(silent);

        Browser.execute(
                "update image set requested_at = now() - interval '16 minutes' where digest = '" + silent + "'");

        assertThat(page()).contains(silent, "Only when the request was lost");
    }

    @Test
    void showsAMemberWhoMayTry() {
        Browser.of(asOwner(), "member")
                .get("/failures")
                .then()
                .body(allOf(containsString("aria-disabled"), containsString("Editors and owners may.")));
    }

    @Test
    void explainsAFormThatCannotBe() {
        browser.post("/failures", Map.of("one", "x")).then().statusCode(400).body(containsString("open it again"));
        browser.post("/failures", Map.of()).then().statusCode(400);
        browser.get("/failures?cursor=!").then().statusCode(400);
    }

    private void fail(String repository, String digest) {
        registry.push(repository, digest, "1", Instant.now());
        eventually().until(() -> browser.get("/images?q=" + digest).asString().contains(repository));
        Results.failed(registry, repository, digest, 1, reason);
    }

    private String page() {
        return browser.get("/failures").asString();
    }

    private String key(String digest) {
        Matcher found = Pattern.compile("name=\"shown\" value=\"([^\"]+ " + digest + ")\"")
                .matcher(page());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
