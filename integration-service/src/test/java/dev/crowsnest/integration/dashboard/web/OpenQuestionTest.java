package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.insight.Report;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OpenQuestionTest {

    @Test
    void isOneForAllThatHasOneReason() {
        var silent = "none of the advisories that are held speaks of any package of Ubuntu:24.04";
        List<Report.Undecided> undecided = List.of(
                new Report.Undecided("pkg:deb/ubuntu/apt@2.7", null, silent),
                new Report.Undecided("pkg:deb/ubuntu/bash@5.2", null, silent),
                new Report.Undecided("pkg:npm/left@x", "GHSA-1", "the version 'x' cannot be read as one of npm"));

        assertThat(OpenQuestion.of(undecided))
                .containsExactly(
                        new OpenQuestion("pkg:deb/ubuntu/apt@2.7", null, silent, List.of("pkg:deb/ubuntu/bash@5.2")),
                        new OpenQuestion(
                                "pkg:npm/left@x", "GHSA-1", "the version 'x' cannot be read as one of npm", List.of()));
    }
}
