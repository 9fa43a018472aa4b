package dev.crowsnest.local.demo;

import dev.crowsnest.local.demo.PlatformOutcome.Severities;
import dev.crowsnest.testsupport.golden.GoldenFile;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OutcomeTableTest {

    private static final String DIGEST = "sha256:" + "0".repeat(64);

    @Test
    void linesUpEveryKindOfOutcome() {
        var table = new OutcomeTable(List.of(
                analyzed("demo/debian:12", found("linux/amd64", 50, new Severities(2, 13, 7, 1, 0)))
                        .after(Duration.ofMillis(1234)),
                analyzed("demo/site:1", found("linux/amd64", 50, new Severities(2, 13, 7, 1, 0))),
                analyzed(
                                "demo/multi:1",
                                found("linux/amd64", 18, new Severities(0, 1, 2, 0, 3)),
                                found("linux/arm64", 18, new Severities(0, 1, 2, 0, 3)))
                        .after(Duration.ofMillis(900)),
                standing("demo/node-app:1", "FAILED", "the manifest is gone").after(Duration.ofSeconds(3)),
                standing("demo/python-app:1", "RUNNING", "").after(Duration.ofMinutes(1)),
                Outcome.unseen("demo/java-app:1", DIGEST, "no event of its push has arrived")
                        .after(Duration.ofSeconds(5)),
                Outcome.refused("demo/alpine:3.18", DIGEST, "the registry answered 500")));

        GoldenFile.of("src/test/resources/golden/outcome-table.txt")
                .matchesText(String.join("\n", table.lines()) + "\n");
    }

    @Test
    void saysOfAnUnfinishedImageHowLongItWasWaitedFor() {
        var stuck = standing("demo/debian:12", "RETRYING", "the registry answered 429")
                .after(Duration.ofMinutes(1));

        assertThat(OutcomeTable.standing(stuck)).isEqualTo("RETRYING after 60.00 s: the registry answered 429");
    }

    private static Outcome analyzed(String reference, PlatformOutcome... platforms) {
        return new Outcome(reference, DIGEST, "ANALYZED", "", List.of(platforms), Optional.empty());
    }

    private static Outcome standing(String reference, String state, String reason) {
        return new Outcome(reference, DIGEST, state, reason, List.of(), Optional.empty());
    }

    private static PlatformOutcome found(String platform, int packages, Severities severities) {
        return new PlatformOutcome(platform, packages, severities);
    }
}
