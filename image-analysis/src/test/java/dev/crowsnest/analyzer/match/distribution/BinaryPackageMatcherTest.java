package dev.crowsnest.analyzer.match.distribution;

import dev.crowsnest.analyzer.advisory.Advisories;
import dev.crowsnest.analyzer.advisory.Stream;
import dev.crowsnest.analyzer.assembly.Matchers;
import dev.crowsnest.analyzer.catalog.PackageRecord.Origin;
import dev.crowsnest.analyzer.catalog.SourcePackage;
import dev.crowsnest.analyzer.match.AdvisoryMatcher;
import dev.crowsnest.analyzer.match.AdvisoryMatcherContract;
import dev.crowsnest.analyzer.match.MatchSubject;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.crowsnest.analyzer.advisory.Advisories.advisory;
import static org.assertj.core.api.Assertions.assertThat;

class BinaryPackageMatcherTest extends AdvisoryMatcherContract {

    @Override
    protected AdvisoryMatcher matcher() {
        return new BinaryPackageMatcher();
    }

    @Override
    protected List<String> streams() {
        return List.of("AlmaLinux:9", "Rocky Linux:9");
    }

    /** The source's name and version decide nothing. */
    @Override
    protected MatchSubject subject(Stream stream, String name, String version) {
        return new MatchSubject(
                stream, name, version, new SourcePackage("source-of-" + name, "9.9.9"), "x86_64", Origin.UNSTATED);
    }

    /** Rule 14: thousands of advisories of the kernel come with its headers, and not one is of them. */
    @ParameterizedTest
    @CsvSource({"kernel-headers, 0", "kernel-rt-64k-headers, 0", "kernel-core, 1"})
    void takesHeadersForNoKernel(String binary, int findings) {
        var kernel = new SourcePackage("kernel", "5.14.0-427.el9");
        var subject = new MatchSubject(
                new Stream("AlmaLinux:9"), binary, kernel.version(), kernel, "x86_64", Origin.UNSTATED);
        var erratum = advisory("AlmaLinux", "ALSA-2099:1")
                .related("CVE-2099-1001")
                .fixed("AlmaLinux:9", binary, "5.14.0-999.el9");

        assertThat(Matchers.matcher().match(subject, Advisories.set(erratum)).findings())
                .hasSize(findings);
    }
}
