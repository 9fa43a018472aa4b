package dev.crowsnest.integration.registry;

import dev.crowsnest.integration.api.Refusal;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class NamePatternTest {

    @ParameterizedTest
    @CsvSource({
        "*, team/api, true",
        "team/*, team/api, true",
        "team/*, team/api/old, true",
        "team/*, team, false",
        "team/*, my-team/api, false",
        "*/api, team/api, true",
        "*/api, team/apis, false",
        "t*m/*i, team/api, true",
        "t*m/*i, team/apis, false",
        "*a*a, aba, true",
        "*ab, aab, true",
        "api, api, true",
        "api, api2, false",
        "a.c, abc, false",
        "**, x, true"
    })
    void matchesTheWholeNameWithAnyTextForAStar(String pattern, String name, boolean matches) {
        assertThat(new NamePattern(pattern).matches(name)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "team/[* | '[' is in no name of ECR; * stands for any text",
                "team? | '?' is in no name of ECR",
                "Team/* | lower case",
                "/team | does not begin with a slash",
                "team/ | write team/* for all that is below",
                "123456789012.dkr.ecr.eu-central-1.amazonaws.com/team/* | leave out the registry's host"
            })
    void saysWhatIsWrongWithAPattern(String pattern, String reason) {
        assertThatThrownBy(() -> new NamePattern(pattern))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("'" + pattern + "'")
                .hasMessageContaining(reason);
    }

    @Test
    void takesNoLongerForManyStars() {
        var hostile = new NamePattern("*a".repeat(100) + "b");

        assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThat(hostile.matches("a".repeat(256))).isFalse());
    }

    @Test
    void readsSeveralBetweenCommasAndBlanks() {
        NewRepositories rule = NewRepositories.parse(" team/*,shop-*  ,\n data, team/* ");

        assertThat(rule.texts()).containsExactly("team/*", "shop-*", "data");
        assertThat(NewRepositories.parse(rule.text())).isEqualTo(rule);
        assertThat(rule.match("shop-api")).contains(new NamePattern("shop-*"));
        assertThat(rule.match("shop")).isEmpty();
        assertThat(rule.isEvery()).isFalse();
    }

    @Test
    void takesNothingForNone() {
        assertThat(NewRepositories.parse(" , ")).isEqualTo(NewRepositories.NONE);
        assertThat(NewRepositories.NONE.match("api")).isEmpty();
        assertThat(NewRepositories.parse("*").isEvery()).isTrue();
    }

    @Test
    void takesABoundedNumber() {
        var many = IntStream.rangeClosed(0, NewRepositories.MOST)
                .mapToObj(place -> "team" + place)
                .toList();

        assertThatThrownBy(() -> NewRepositories.of(many)).hasMessageContaining("50 are taken at most");
    }
}
