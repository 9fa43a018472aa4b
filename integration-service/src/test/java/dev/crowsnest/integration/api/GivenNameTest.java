package dev.crowsnest.integration.api;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GivenNameTest {

    @Test
    void isOneLineWithoutWhatSurroundsIt() {
        assertThat(GivenName.of("invite", "  Ada Lovelace ").text()).isEqualTo("Ada Lovelace");
        assertThat(GivenName.of("invite", "a".repeat(100)).text()).hasSize(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "two\nlines", "zero\u0000"})
    void isNothingElse(String given) {
        assertThatThrownBy(() -> GivenName.of("invite", given)).hasMessageContaining("1 to 100 characters");
    }

    @Test
    void isNoText() {
        assertThatThrownBy(() -> GivenName.of("invite", "a".repeat(101)))
                .hasMessageStartingWith("could not invite for name 'aaa");
    }
}
