package dev.crowsnest.integration.people;

import dev.crowsnest.integration.api.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class InvitationTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);

    @Test
    void opensSomethingForSevenDays() {
        assertThatCode(() ->
                        in(Invitation.State.OPEN).requireOpen(NOW.plus(WEEK).minusMillis(1)))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> in(Invitation.State.OPEN).requireOpen(NOW.plus(WEEK)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("it ended after 7 days");
    }

    @Test
    void saysWhatBecameOfIt() {
        assertThatThrownBy(() -> in(Invitation.State.USED).requireOpen(NOW)).hasMessageContaining("it was used");
        assertThatThrownBy(() -> in(Invitation.State.REVOKED).requireOpen(NOW))
                .hasMessageContaining("an owner revoked it");
    }

    @Test
    void keepsItsSecretToItself() {
        InvitationSecret secret = InvitationSecret.generate();

        assertThat(secret.reveal()).startsWith("cni_").hasSizeGreaterThan(40);
        assertThat(secret.toString()).isEqualTo("cni_…");
    }

    private static Invitation in(Invitation.State state) {
        return new Invitation(
                UUID.randomUUID(),
                new Invitee(null, "Ada", Role.MEMBER),
                UUID.randomUUID(),
                NOW,
                NOW.plus(Invitation.LIFETIME),
                state);
    }
}
