package dev.crowsnest.integration.dashboard;

import dev.crowsnest.integration.reconcile.Look;
import dev.crowsnest.integration.reconcile.LookFindings;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LookLineTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    void saysThatNobodyHasLookedYet() {
        assertThat(LookLine.of(null, NOW)).isEqualTo("Not looked through yet.");
    }

    @Test
    void saysWhatTheLastLookFoundAndWhenTheNextIs() {
        var findings = new LookFindings(500, 500, 1, 0, 10_000, 3, 0, 1, 501);

        assertThat(LookLine.of(over(findings, null), NOW))
                .isEqualTo("Last looked through 5 min ago: 500 repositories, 10,000 images in those that are on;"
                        + " 1 new repository, 3 images that no event told of, 1 image gone. Next look in 55 min.");
    }

    @Test
    void saysThatAllWasAsKnown() {
        var findings = new LookFindings(1, 1, 0, 0, 1, 0, 0, 0, 2);

        assertThat(LookLine.of(over(findings, null), NOW))
                .isEqualTo("Last looked through 5 min ago: 1 repository, 1 image in those that are on;"
                        + " all was as known. Next look in 55 min.");
    }

    @Test
    void saysWhyALookDidNotReadAll() {
        assertThat(LookLine.of(over(LookFindings.NONE, "could not list repositories for registry 1/eu: denied"), NOW))
                .isEqualTo("Last looked through 5 min ago, but not all of it: could not list repositories for"
                        + " registry 1/eu: denied. Next look in 55 min.");
    }

    @Test
    void saysHowFarALookIsAndWhyItWaits() {
        var findings = new LookFindings(500, 120, 0, 0, 2_400, 0, 0, 0, 121);
        var look = new Look(UUID.randomUUID(), NOW.plusSeconds(150), NOW, null, findings, null);
        var waiting = new Look(UUID.randomUUID(), NOW.plusSeconds(150), NOW, null, findings, "AWS throttles");

        assertThat(LookLine.of(look, NOW)).isEqualTo("Being looked through now: 120 of 500 repositories read.");
        assertThat(LookLine.of(waiting, NOW))
                .isEqualTo("Being looked through now: 120 of 500 repositories read."
                        + " It waits and goes on in 2 min: AWS throttles.");
    }

    private static Look over(LookFindings findings, @Nullable String problem) {
        return new Look(UUID.randomUUID(), NOW.plusSeconds(3_300), null, NOW.minusSeconds(300), findings, problem);
    }
}
