package dev.crowsnest.analyzer.match.distribution;

import dev.crowsnest.analyzer.advisory.Advisories;
import dev.crowsnest.analyzer.advisory.Advisories.Builder;
import dev.crowsnest.analyzer.advisory.Stream;
import dev.crowsnest.analyzer.assembly.Matchers;
import dev.crowsnest.analyzer.catalog.PackageRecord.Origin;
import dev.crowsnest.analyzer.match.JudgedAdvisory;
import dev.crowsnest.analyzer.match.MatchSubject;
import dev.crowsnest.analyzer.match.SubjectVerdict;
import dev.crowsnest.analyzer.match.Undecided;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.crowsnest.analyzer.advisory.Advisories.advisory;
import static org.assertj.core.api.Assertions.assertThat;

/** Packages of module streams (rule 9), whose versions say nothing across streams. */
class ModuleErratumTest {

    private static final String OF_MODULE = "1:18.1.0-1.module_el9.1.0+8";

    @Test
    void isNoneForAPackageOutsideOfModules() {
        assertThat(match(subject("1:16.20.2-4.el9", null), erratum("Moderate: nodejs:18 security update")))
                .satisfies(verdict -> assertThat(verdict.findings()).isEmpty())
                .satisfies(verdict -> assertThat(verdict.undecided()).isEmpty());
    }

    @Test
    void isUndecidedForAPackageThatDoesNotSayItsStream() {
        assertThat(match(subject(OF_MODULE, null), erratum("Moderate: nodejs:18 security update"))
                        .undecided())
                .extracting(Undecided::reason)
                .containsExactly("the erratum is for a stream of a module, and nothing says of which the package is");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            Moderate: nodejs:18 security update,                 nodejs:18,               affected
            Moderate: nodejs:18 security update,                 nodejs:18:9040:rhel9:1,  affected
            Moderate: nodejs:18 and nodejs:20 security update,   nodejs:20,               affected
            Moderate: 389-ds:1.4 security update,                389-ds:1.4,              affected
            Moderate: nodejs:20 security update,                 nodejs:18,               the erratum is for nodejs:20
            Moderate: nodejs:1 security update,                  nodejs:18,               the erratum is for nodejs:1
            Moderate: nodejs security update,                    nodejs:18,               does not say whether for nodejs:18
            Moderate: nodejs-packaging:18 security update,       nodejs:18,               does not say whether for nodejs:18
            Moderate: virt:rhel security update,                 nodejs:18,               does not say whether for nodejs:18
            """)
    void countsForItsOwnStreamOnly(String summary, String module, String expected) {
        MatchSubject subject = subject(OF_MODULE, module);

        SubjectVerdict verdict = match(subject, erratum(summary));

        assertThat(verdict.findings()).hasSize(expected.equals("affected") ? 1 : 0);
        assertThat(verdict.undecided()).hasSize(expected.startsWith("does not say") ? 1 : 0);
        if (!expected.equals("affected")) {
            assertThat(Matchers.matcher().explain(subject, Advisories.set(erratum(summary))))
                    .singleElement()
                    .extracting(JudgedAdvisory::verdict)
                    .asString()
                    .contains(expected);
        }
    }

    private static Builder erratum(String summary) {
        return advisory("AlmaLinux", "ALSA-2099:1")
                .summary(summary)
                .related("CVE-2099-1001")
                .fixed("AlmaLinux:9", "nodejs", "1:18.20.2-2.module_el9.4.0+100");
    }

    private static MatchSubject subject(String version, @Nullable String module) {
        return new MatchSubject(
                new Stream("AlmaLinux:9"), "nodejs", version, null, "x86_64", new Origin(module, null, null));
    }

    private static SubjectVerdict match(MatchSubject subject, Builder advisory) {
        return Matchers.matcher().match(subject, Advisories.set(advisory));
    }
}
