package dev.crowsnest.analysis.finding;

import dev.crowsnest.analyzer.advisory.Stream;
import dev.crowsnest.analyzer.catalog.PackageRecord.Origin;
import dev.crowsnest.analyzer.catalog.SourcePackage;
import dev.crowsnest.analyzer.match.MatchSubject;
import dev.crowsnest.analyzer.match.OwningSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Subjects are stored under these hashes: another one for the same subject would store and match it twice. */
class SubjectIdentityTest {

    @Test
    void staysWhatItWasForASubjectOfFewParts() {
        var left = new MatchSubject(new Stream("npm"), "left", "1.0.0", null, null, Origin.UNSTATED);

        assertThat(SubjectIdentity.of(left)).isEqualTo(UUID.fromString("ee2dacf6-f3ad-d76c-230c-e3ea208972e0"));
    }

    @Test
    void staysWhatItWasForASubjectOfAllParts() {
        var full = new MatchSubject(
                new Stream("Debian:12"),
                "libß",
                "1:2-3",
                new SourcePackage("src", "1:2"),
                "amd64",
                new Origin("m", "v", ""),
                List.of("org.a", "org.b"),
                new OwningSource(new Stream("Debian:12"), "owner"));

        assertThat(SubjectIdentity.of(full)).isEqualTo(UUID.fromString("615806ef-1c57-6f24-b1e5-ea26bc1ce944"));
    }
}
