package dev.crowsnest.integration.dashboard;

import dev.crowsnest.contracts.event.v1.AnalysisState;
import dev.crowsnest.integration.fixture.Browser;
import dev.crowsnest.integration.fixture.Digests;
import dev.crowsnest.integration.fixture.Results;
import dev.crowsnest.integration.fixture.RunningService;
import dev.crowsnest.integration.fixture.TestRegistry;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

/** Where one begins. */
@QuarkusTest
class OverviewIT extends RunningService {

    private static final Pattern CRITICAL =
            Pattern.compile("<span>critical</span>.*?class=\"num\">(\\d+)<", Pattern.DOTALL);

    private final String repository = "overview/" + UUID.randomUUID();
    private final String digest = Digests.next();

    private TestRegistry registry;
    private Browser browser;

    @BeforeEach
    void push() {
        registry = newRegistry(true);
        browser = Browser.of(asOwner(), "member");
        registry.push(repository, digest, "1.0", Instant.now());
        eventually().until(() -> newest().contains(repository));
    }

    @Test
    void listsANewPushAmongWhatWaitsAndLooksAgainSoon() {
        assertThat(part("underway")).contains(address(), "asked for; analysis-service has not answered yet");
        browser.get("/").then().body(containsString("hx-trigger=\"every 2s\""));
    }

    @Test
    void saysWhatIsRunning() {
        Results.progressed(registry, repository, digest, 1, AnalysisState.ANALYSIS_STATE_RUNNING);

        eventually().until(() -> part("underway").contains("being analysed now"));
        assertThat(part("underway")).contains(address(), "Analysing");
    }

    @Test
    void addsUpWhatWasFound() {
        int before = critical();
        Results.analyzed(digest, 1, 7);

        eventually().until(() -> critical() == before + 7);
        assertThat(part("underway")).doesNotContain(address());
        assertThat(newest()).contains(address(), "7 critical");
    }

    @Test
    void addsUpNothingTwiceWhichAnIndexHolds() {
        String child = Digests.next();
        registry.push(repository, child, "", Instant.now());
        eventually()
                .until(() -> browser.get("/images?untagged=yes&q=" + child)
                        .asString()
                        .contains(child));
        int before = critical();
        Results.indexAnalyzed(digest, Results.platform(child, "linux/amd64", 5), Digests.next(), "no image");

        eventually().until(() -> critical() > before);
        eventually().until(() -> browser.get("/images/" + child).asString().contains("Analysed"));
        assertThat(critical()).isEqualTo(before + 5);
    }

    @Test
    void saysWhatFailedAndWhy() {
        String reason = "could not fetch the manifest: " + UUID.randomUUID();
        Results.failed(registry, repository, digest, 1, reason);

        eventually().until(() -> part("failed").contains(reason));
        assertThat(part("failed")).contains(address());
        assertThat(part("attention")).containsPattern("analys[ei]s failed");
    }

    @Test
    void countsWhatNobodyAnswersAsFailed() {
        Browser.execute(
                "update image set requested_at = now() - interval '16 minutes' where digest = '" + digest + "'");

        assertThat(part("failed")).contains(address(), "has not answered yet");
        assertThat(part("attention")).containsPattern("analys[ei]s waits? for an answer");
    }

    @Test
    void namesARegistryThatCannotBeRead() {
        asOwner()
                .post("/api/v1/integrations/" + registry.id() + "/verify")
                .then()
                .statusCode(200);

        assertThat(part("attention"))
                .contains("Registry registry " + registry.account() + " cannot be read", "/settings/integrations");
    }

    @Test
    void asksForTheFeedsByThemselvesAndNamesThoseThatAreOutOfDate() {
        browser.get("/").then().body(containsString("hx-get=\"/overview/feeds\""));

        browser.get("/overview/feeds")
                .then()
                .statusCode(200)
                .body(containsString("1 of 1 feeds of advisories is out of date"))
                .body(containsString("KEV: images are matched with less than is known"));
    }

    private String address() {
        return "/images/" + digest + "?repository=";
    }

    private String newest() {
        return part("newest");
    }

    private int critical() {
        Matcher found = CRITICAL.matcher(browser.get("/").asString());
        return found.find() ? Integer.parseInt(found.group(1)) : 0;
    }

    private String part(String name) {
        String page = browser.get("/").asString();
        int begin = page.indexOf("aria-labelledby=\"" + name + "\"");
        return begin < 0 ? "" : page.substring(begin, page.indexOf("</section>", begin));
    }
}
