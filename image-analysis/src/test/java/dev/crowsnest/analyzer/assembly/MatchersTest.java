package dev.crowsnest.analyzer.assembly;

import dev.crowsnest.analyzer.advisory.Ecosystem;
import dev.crowsnest.analyzer.advisory.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class MatchersTest {

    @ParameterizedTest
    @EnumSource
    void areOneForEachEcosystem(Ecosystem ecosystem) {
        assertThat(Matchers.all())
                .filteredOn(matcher -> matcher.covers(new Stream(ecosystem.family())))
                .hasSize(1);
    }
}
