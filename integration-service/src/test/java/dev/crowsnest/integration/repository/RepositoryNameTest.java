package dev.crowsnest.integration.repository;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RepositoryNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"app", "team/app", "a0/b.c/d-e_f", "team/my--app"})
    void takesWhatEcrAllows(String name) {
        assertThat(RepositoryName.isValid(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "App", "team//app", "/app", "app/", "-app", "app-", "../app", "a b", "a\u0000"})
    void refusesWhatEcrDoes(String name) {
        assertThat(RepositoryName.isValid(name)).isFalse();
    }
}
