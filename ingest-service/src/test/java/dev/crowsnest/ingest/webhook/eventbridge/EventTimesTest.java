package dev.crowsnest.ingest.webhook.eventbridge;

import dev.crowsnest.ingest.webhook.UnreadableEventException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EventTimesTest {

    private final EventTimes times = new EventTimes();

    @Test
    void readsEachTimeAlsoAfterAnother() throws UnreadableEventException {
        for (String text : List.of(
                "2026-11-16T01:54:34Z",
                "2026-11-16T01:54:34Z",
                "2026-11-16T01:54:35Z",
                "2026-11-16T01:54:34Z",
                "2000-01-01T00:00:00Z")) {
            assertThat(times.read(text)).isEqualTo(Instant.parse(text));
        }
    }

    @Test
    void keepsNothingOfATimeThatIsNone() throws UnreadableEventException {
        Instant good = times.read("2026-11-16T01:54:34Z");
        assertThatThrownBy(() -> times.read("yesterday")).isInstanceOf(UnreadableEventException.class);
        assertThat(times.read("2026-11-16T01:54:34Z")).isEqualTo(good);
    }
}
