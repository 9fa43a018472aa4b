package dev.crowsnest.integration.dashboard;

import dev.crowsnest.contracts.event.v1.AnalysisState;
import dev.crowsnest.integration.fixture.Browser;
import dev.crowsnest.integration.fixture.Digests;
import dev.crowsnest.integration.fixture.Results;
import dev.crowsnest.integration.fixture.RunningService;
import dev.crowsnest.integration.fixture.TestRegistry;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The page of one image: its progress, layers and history. */
@QuarkusTest
class ImagePageIT extends RunningService {

    private static final String REPOSITORY = "shop/api";

    private final String digest = Digests.next();

    private TestRegistry registry;
    private Browser browser;

    @BeforeEach
    void push() {
        registry = newRegistry(true);
        browser = Browser.of(asOwner(), "editor");
        registry.push(REPOSITORY, digest, "1", Instant.now().minusSeconds(60));
        eventually().until(() -> page("").contains("No result yet"));
    }

    @Test
    void showsHowFarARunningAnalysisIsAndItsResultToWhoeverKeepsLooking() {
        Results.progressed(registry, REPOSITORY, digest, 1, AnalysisState.ANALYSIS_STATE_RUNNING);
        eventually().until(() -> page("").contains("Analysing"));

        assertThat(page(""))
                .contains("3 of 7 layers, 41 of 120 MB", "<progress max=\"120000000\" value=\"41000000\"")
                .contains("hx-trigger=\"every 2s\"");

        Results.analyzed(digest, 2, 1);
        eventually().until(() -> page("").contains("CVE-2024-0001"));
        assertThat(page("")).doesNotContain("<progress").doesNotContain("hx-trigger");
    }

    @Test
    void showsTheLastResultWhileANewerOneIsMade() {
        analyze();

        Results.progressed(registry, REPOSITORY, digest, 2, AnalysisState.ANALYSIS_STATE_RUNNING);
        eventually().until(() -> page("").contains("Analysing"));

        assertThat(page("")).contains("CVE-2024-0001", "3 of 7 layers");
    }

    @Test
    void showsWhichInstructionBroughtWhat() {
        analyze();

        assertThat(page("/layers"))
                .contains("<code>ADD base /</code>", "31.4 MB", "aria-label=\"4 critical\"", "no layer", "ENV PATH=***")
                .contains("layer=sha256:" + "%064d".formatted(1))
                .contains("RUN &lt;script&gt;", "more is not kept")
                .doesNotContain("<script>alert");
    }

    @Test
    void narrowsPackagesToALayer() {
        analyze();

        String layer = "&layer=sha256:" + "%064d".formatted(1);
        assertThat(page("/packages")).contains("zlib1g", "python3-six");
        assertThat(page("/packages", layer))
                .contains("zlib1g", "1 of 2 packages", "Show all packages")
                .doesNotContain("python3-six");
        assertThat(page("/packages", "&layer=sha256:" + "%064d".formatted(9)))
                .contains("No package of this layer", "See what each layer brought");
        assertThat(page("/packages", "&layer=x")).contains("sha256:");
    }

    @Test
    void tellsWhatHappenedToTheImage() {
        String other = Digests.next();
        Results.failed(registry, REPOSITORY, digest, 1, "the registry did not answer");
        eventually().until(() -> page("/history").contains("The analysis failed"));
        Results.analyzed(digest, 2, 1);
        registry.push(REPOSITORY, digest, "2", Instant.now().minusSeconds(50));
        registry.push(REPOSITORY, other, "1", Instant.now().minusSeconds(40));
        eventually().until(() -> page("/history").contains("Tag 1 was taken off"));
        // Of another topic, whose records come in their own time.
        eventually().until(() -> page("/history").contains("Analysed"));

        assertThat(page("/history"))
                .contains(
                        "Pushed",
                        "Tag 1 was put on it",
                        "Tag 2 was put on it",
                        "the registry did not answer",
                        "Analysed")
                .contains(
                        "Advisories changed: 0 came, 0 went, 1 judged anew", "critical with a fix, was low with a fix");

        registry.delete(REPOSITORY, digest, "", Instant.now());
        eventually().until(() -> page("/history").contains("Deleted from its repository"));
    }

    @Test
    void saysWhatHappenedAndWhatToDoBeforeThereIsAResult() {
        Results.failed(registry, REPOSITORY, digest, 1, "the registry did not answer");
        eventually().until(() -> page("").contains("The analysis failed"));

        assertThat(page(""))
                .contains(
                        "the registry did not answer",
                        "What happened so far",
                        "Analyse again",
                        "Why has it no result?");
    }

    private void analyze() {
        Results.analyzed(digest, 1, 1);
        eventually().until(() -> page("").contains("CVE-2024-0001"));
    }

    private String page(String tab) {
        return page(tab, "");
    }

    private String page(String tab, String more) {
        return browser.get("/images/" + digest + tab + "?platform=linux/amd64" + more)
                .asString();
    }
}
