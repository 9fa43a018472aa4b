package dev.crowsnest.ingest.webhook.rest;

import dev.crowsnest.ingest.webhook.Reception;
import jakarta.ws.rs.core.Response;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** EventBridge decides by these alone whether it comes back. */
class AnswerTest {

    static Stream<Arguments> answers() {
        return Stream.of(
                Arguments.of(new Reception.Published(), 202, false),
                Arguments.of(new Reception.Ignored(), 202, false),
                Arguments.of(new Reception.Unreadable("reason"), 400, false),
                Arguments.of(new Reception.Refused("reason"), 403, false),
                Arguments.of(new Reception.Busy(), 429, true),
                Arguments.of(new Reception.Unavailable("reason"), 503, true));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void saysWhetherAndWhenToComeBack(Reception reception, int status, boolean comeBack) {
        try (Response answer = Answer.of(reception)) {
            assertThat(answer.getStatus()).isEqualTo(status);
            assertThat(answer.getHeaderString("Retry-After") != null).isEqualTo(comeBack);
        }
    }
}
