package dev.crowsnest.integration.people;

import dev.crowsnest.integration.api.ProblemType;
import dev.crowsnest.integration.api.Refusal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

class PersonalTokenTest {

    private static final Instant NOW = Instant.parse("2026-01-31T00:00:00Z");

    @Test
    void isNotEnoughOnceItEnded() {
        assertThatCode(() -> token(TokenScope.READ, NOW.plusMillis(1)).require(false, NOW))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> token(TokenScope.WRITE, NOW).require(false, NOW))
                .hasMessage("could not sign in for token 'laptop': it ended on 2026-01-31;"
                        + " make another under Settings, Tokens")
                .asInstanceOf(type(Refusal.class))
                .satisfies(refusal -> assertThat(refusal.type()).isEqualTo(ProblemType.UNAUTHENTICATED));
    }

    @Test
    void isNotEnoughToChangeAnythingWithTheScopeRead() {
        assertThatCode(() -> token(TokenScope.WRITE, null).require(true, NOW)).doesNotThrowAnyException();
        assertThatThrownBy(() -> token(TokenScope.READ, null).require(true, NOW))
                .hasMessage("could not change anything for token 'laptop': its scope is read;"
                        + " this needs one with the scope write")
                .asInstanceOf(type(Refusal.class))
                .satisfies(refusal -> assertThat(refusal.type()).isEqualTo(ProblemType.FORBIDDEN));
    }

    @Test
    void isGoodForOneOfThreeTimes() {
        assertThat(TokenLifetime.of(90).duration()).hasDays(90);
        assertThatThrownBy(() -> TokenLifetime.of(31)).hasMessageContaining("30, 90 or 365 days");
    }

    private static PersonalToken token(TokenScope scope, @Nullable Instant endsAt) {
        return new PersonalToken(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "laptop",
                new TokenBounds(Role.EDITOR, scope, endsAt),
                Instant.EPOCH,
                null);
    }
}
