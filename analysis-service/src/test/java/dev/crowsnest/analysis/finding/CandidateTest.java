package dev.crowsnest.analysis.finding;

import dev.crowsnest.analysis.advisory.PackageName;
import dev.crowsnest.analyzer.advisory.Stream;
import dev.crowsnest.analyzer.assembly.Matchers;
import dev.crowsnest.analyzer.catalog.PackageRecord.Origin;
import dev.crowsnest.analyzer.catalog.SourcePackage;
import dev.crowsnest.analyzer.match.MatchSubject;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CandidateTest {

    private static final Stream DEBIAN = new Stream("Debian:12");

    @Test
    void looksUpTheSourceOfABinary() {
        assertThat(candidate("libssl3", "openssl").lookup()).isEqualTo(new PackageName(DEBIAN, "openssl"));
    }

    @Test
    void readsNoneOfTheKernelsThousandsOfAdvisoriesForItsHeaders() {
        assertThat(candidate("linux-libc-dev", "linux").lookup()).isNull();
    }

    private static Candidate candidate(String name, String source) {
        var subject = new MatchSubject(DEBIAN, name, "1-1", new SourcePackage(source, "1-1"), null, Origin.UNSTATED);
        return Candidate.of(subject, Matchers.all());
    }
}
