package dev.crowsnest.local.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AlertsTest {

    private static final Path PAGES = Monitoring.HOME.resolve("docs/runbook");
    private static final List<String> SECTIONS =
            List.of("## What it means", "## What to look at", "## What to do", "## What happens if it waits");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)");

    @Test
    void areRulesOfPrometheus() throws Exception {
        Monitoring.promtool(
                "check", "rules", Monitoring.DIRECTORY.resolve("alerts.yaml").toString());
    }

    @Test
    void fireWhenTheyAreToAndNotBefore() throws Exception {
        Monitoring.promtool(
                "test",
                "rules",
                Monitoring.DIRECTORY.resolve("alerts.test.yaml").toString());
    }

    @Test
    void areEachFiredByTheTest() throws IOException {
        assertThat(names(true)).containsOnlyOnceElementsOf(names());
        assertThat(names(false)).as("and each has a case that is short of it").containsAll(names());
    }

    @Test
    void haveAPageThatSaysWhatToDo() throws IOException {
        assertThat(Monitoring.alerts()).hasSizeGreaterThanOrEqualTo(7).allSatisfy(alert -> {
            String page = "docs/runbook/" + alert.path("alert").asText() + ".md";
            assertThat(alert.at("/annotations/runbook_url").asText()).isEqualTo(page);
            assertThat(Monitoring.HOME.resolve(page))
                    .content()
                    .contains("# " + alert.path("alert").asText())
                    .contains(SECTIONS);
            assertThat(alert.at("/labels/severity").asText()).isIn("warning", "critical");
            assertThat(alert.has("for")).as("one sample wakes nobody").isTrue();
        });
        try (Stream<?> pages = Files.list(PAGES)) {
            assertThat(pages).as("no page without an alert").hasSameSizeAs(Monitoring.alerts());
        }
    }

    @Test
    void havePagesWhoseLinksLeadSomewhere() throws IOException {
        for (JsonNode alert : Monitoring.alerts()) {
            Path page = PAGES.resolve(alert.path("alert").asText() + ".md");
            assertThat(LINK.matcher(Files.readString(page)).results().map(link -> PAGES.resolve(link.group(1))))
                    .as(page.toString())
                    .allSatisfy(target -> assertThat(target).exists());
        }
    }

    private static List<String> names() throws IOException {
        return Monitoring.alerts().stream()
                .map(alert -> alert.path("alert").asText())
                .toList();
    }

    private static List<String> names(boolean fired) throws IOException {
        return Monitoring.items(Monitoring.yaml("alerts.test.yaml").path("tests"))
                .flatMap(test -> Monitoring.items(test.path("alert_rule_test")))
                .filter(test -> test.path("exp_alerts").isEmpty() != fired)
                .map((JsonNode test) -> test.path("alertname").asText())
                .toList();
    }
}
