package dev.crowsnest.ingest.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class IntegrationTableTest {

    private final MovableClock clock = new MovableClock();
    private final IntegrationTable table = new IntegrationTable(clock);

    @Test
    void grantsEitherKeyWhileOneIsRotated() {
        table.replaceAll(Map.of("i1", connected("old", "new")));
        var granted = new Access.Granted("123456789012", "us-west-2");
        assertThat(table.judge("i1", "old")).isEqualTo(granted);
        assertThat(table.judge("i1", "new")).isEqualTo(granted);
    }

    @Test
    void refusesAWrongKeyOnFreshKnowledge() {
        table.replaceAll(Map.of("i1", connected("right")));
        assertThat(table.judge("i1", "wrong")).isInstanceOf(Access.Refused.class);
        assertThat(table.judge("i1", null)).isInstanceOf(Access.Refused.class);
    }

    @Test
    void refusesNobodyBeforeAnythingWasRead() {
        assertThat(table.isComplete()).isFalse();
        assertThat(table.judge("unknown", "key")).isInstanceOf(Access.Uncertain.class);
    }

    @Test
    void refusesNobodyOnKnowledgeOlderThanAMinute() {
        table.replaceAll(Map.of());
        clock.now = clock.now.plus(IntegrationTable.FRESH).plusMillis(1);
        assertThat(table.judge("unknown", "key")).isInstanceOf(Access.Uncertain.class);
        assertThat(table.refusal("of another account")).isInstanceOf(Access.Uncertain.class);
    }

    @Test
    void grantsOnOldKnowledge() {
        table.replaceAll(Map.of("i1", connected("right")));
        clock.now = clock.now.plus(Duration.ofDays(1));
        assertThat(table.judge("i1", "right")).isInstanceOf(Access.Granted.class);
    }

    @Test
    void refusesARemovedIntegrationThoughItsKeyIsRight() {
        table.replaceAll(Map.of(
                "i1", new Integration(true, "123456789012", "us-west-2", List.of(TestIntegrations.hash("right")))));
        assertThat(table.judge("i1", "right")).isEqualTo(new Access.Refused("the integration was removed"));
    }

    @Test
    void asksToComeBackWhileTheAccountIsUnknown() {
        table.replaceAll(Map.of("i1", new Integration(false, "", "", List.of(TestIntegrations.hash("right")))));
        assertThat(table.judge("i1", "right")).isInstanceOf(Access.Uncertain.class);
    }

    private static Integration connected(String... keys) {
        return new Integration(
                false,
                "123456789012",
                "us-west-2",
                Arrays.stream(keys).map(TestIntegrations::hash).toList());
    }

    private static final class MovableClock extends Clock {

        private Instant now = Instant.parse("2026-11-24T00:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
