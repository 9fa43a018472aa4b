package dev.crowsnest.integration.people;

import dev.crowsnest.integration.api.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OwnersTest {

    private static final RosterEntry ADA = entry("Ada", Role.OWNER, true);
    private static final RosterEntry BOB = entry("Bob", Role.OWNER, true);
    private static final RosterEntry WITHOUT_ACCOUNT = entry("Cy", Role.OWNER, false);
    private static final RosterEntry EDITOR = entry("Dan", Role.EDITOR, true);

    @Test
    void needTheLastWhoCanSignIn() {
        var owners = Owners.of(List.of(ADA, WITHOUT_ACCOUNT, EDITOR));

        assertThat(owners.need(ADA.person())).isTrue();
        assertThatThrownBy(() -> owners.requireAnother("remove the person", ADA.person()))
                .isInstanceOf(Refusal.class)
                .hasMessage("could not remove the person for Ada: nobody else is an owner who can sign in;"
                        + " make somebody one first");
    }

    @Test
    void needNeitherOfTwo() {
        var owners = Owners.of(List.of(ADA, BOB));

        assertThatCode(() -> owners.requireAnother("remove the person", ADA.person()))
                .doesNotThrowAnyException();
        assertThat(owners.need(BOB.person())).isFalse();
    }

    @Test
    void needNobodyOfAnotherRoleOrWithoutAnAccountWhileOneIsThere() {
        var owners = Owners.of(List.of(ADA, WITHOUT_ACCOUNT, EDITOR));

        assertThat(owners.need(EDITOR.person())).isFalse();
        assertThat(owners.need(WITHOUT_ACCOUNT.person())).isFalse();
    }

    @Test
    void needEachOneWhileNobodyCanSignIn() {
        assertThat(Owners.of(List.of(WITHOUT_ACCOUNT, EDITOR)).need(WITHOUT_ACCOUNT.person()))
                .isTrue();
    }

    private static RosterEntry entry(String name, Role role, boolean hasAccount) {
        return new RosterEntry(new Person(UUID.randomUUID(), name, role), Instant.EPOCH, hasAccount, null);
    }
}
