package dev.crowsnest.contracts;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EventHeadersTest {

    private static final EventHeaders TRACED = new EventHeaders(
            "13cde686",
            "ImagePushed",
            "/ingest-service",
            Instant.parse("2026-11-16T01:54:34.123Z"),
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");

    @Test
    void readsWhatItWrote() throws MalformedEventException {
        var headers = new RecordHeaders();
        TRACED.writeTo(headers);
        assertThat(EventHeaders.readFrom(headers)).isEqualTo(TRACED);
    }

    @Test
    void leavesTheTraceOutWhenNobodyTraces() throws MalformedEventException {
        var headers = new RecordHeaders();
        var untraced = new EventHeaders(TRACED.id(), TRACED.type(), TRACED.source(), TRACED.time(), null);
        untraced.writeTo(headers);
        assertThat(headers.lastHeader("traceparent")).isNull();
        assertThat(EventHeaders.readFrom(headers)).isEqualTo(untraced);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_id", "ce_type", "ce_source", "ce_time"})
    void namesTheHeaderThatIsMissing(String missing) {
        var headers = new RecordHeaders();
        TRACED.writeTo(headers);
        headers.remove(missing);
        assertThatThrownBy(() -> EventHeaders.readFrom(headers))
                .isInstanceOf(MalformedEventException.class)
                .hasMessageContaining(missing);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zero\u0000character", "two\nlines", "ünprintable"})
    void refusesAnIdThatNoDatabaseKeeps(String id) {
        assertThatThrownBy(() -> EventHeaders.readFrom(withId(id)))
                .isInstanceOf(MalformedEventException.class)
                .hasMessageContaining("ce_id");
    }

    @Test
    void refusesAnIdThatNoIndexHolds() throws MalformedEventException {
        assertThat(EventHeaders.readFrom(withId("x".repeat(512))).id()).hasSize(512);
        assertThatThrownBy(() -> EventHeaders.readFrom(withId("x".repeat(513))))
                .isInstanceOf(MalformedEventException.class);
    }

    private static RecordHeaders withId(String id) {
        var headers = new RecordHeaders();
        TRACED.writeTo(headers);
        headers.remove("ce_id").add("ce_id", id.getBytes(StandardCharsets.UTF_8));
        return headers;
    }

    @Test
    void refusesATimeThatIsNone() {
        var headers = new RecordHeaders();
        TRACED.writeTo(headers);
        headers.remove("ce_time").add("ce_time", "yesterday".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> EventHeaders.readFrom(headers)).hasMessageContaining("'yesterday'");
    }
}
