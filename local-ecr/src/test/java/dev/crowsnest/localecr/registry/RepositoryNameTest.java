package dev.crowsnest.localecr.registry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RepositoryNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"ab", "team/app", "a1/b-2/c_3.d", "1/2/3"})
    void takesWhatEcrTakes(String name) {
        assertThat(RepositoryName.parse(name).value()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "A/b", "a//b", "/ab", "ab/", "a--b", "-ab", "ab.", "a b", "../ab", "_ab"})
    void refusesWhatEcrRefuses(String name) {
        assertThatThrownBy(() -> RepositoryName.parse(name)).isInstanceOf(RegistryFailure.class);
    }

    @Test
    void takesNoLongerOnANameThatFailsLate() {
        var name = "a".repeat(255) + "!";
        var deep = "a/".repeat(127) + "A";

        assertThatThrownBy(() -> RepositoryName.parse(name)).isInstanceOf(RegistryFailure.class);
        assertThatThrownBy(() -> RepositoryName.parse(deep)).isInstanceOf(RegistryFailure.class);
    }
}
