package dev.crowsnest.analysis.advisory;

import dev.crowsnest.analyzer.advisory.Advisory;
import dev.crowsnest.analyzer.advisory.AdvisoryKey;
import dev.crowsnest.analyzer.advisory.AffectedPackage;
import dev.crowsnest.analyzer.advisory.FixState;
import dev.crowsnest.analyzer.advisory.SeverityClaim;
import dev.crowsnest.analyzer.advisory.Stream;
import dev.crowsnest.analyzer.advisory.VersionInterval;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AdvisoryCodecTest {

    private final AdvisoryCodec codec = new AdvisoryCodec();

    private static Advisory advisory(Set<String> versions) {
        return new Advisory(
                new AdvisoryKey("Debian", "DSA-1-1"),
                Instant.parse("2026-01-02T03:04:05Z"),
                null,
                List.of("GHSA-ü"),
                List.of("CVE-2026-1", "CVE-2026-2"),
                List.of(),
                "a\0b",
                List.of(new SeverityClaim("CVSS_V3", "CVSS:3.1/…")),
                List.of(new AffectedPackage(
                        new Stream("Debian:12"),
                        "openssl",
                        List.of(new VersionInterval("0", "3.0.1", null), new VersionInterval("4", null, "5")),
                        versions,
                        List.of())));
    }

    @Test
    void readsBackWhatItWrote() {
        Advisory written = advisory(Set.of("1", "2", "3"));

        assertThat(codec.decode(AdvisoryCodec.deflate(codec.encode(written)))).isEqualTo(written);
    }

    @Test
    void addsWhatIsSaidOfUnfixedVersionsBehindAllThatAVersionOfBeforeReads() {
        Advisory plain = advisory(Set.of("1"));
        Advisory stated = new Advisory(
                plain.key(),
                plain.modified(),
                null,
                plain.aliases(),
                plain.upstream(),
                plain.related(),
                plain.summary(),
                plain.severities(),
                List.of(plain.affected().get(0).unfixed(FixState.WONT_FIX)));

        assertThat(codec.decode(AdvisoryCodec.deflate(codec.encode(stated)))).isEqualTo(stated);
        assertThat(codec.encode(stated)).startsWith(codec.encode(plain));
        assertThat(AdvisoryCodec.fingerprint(codec.encode(stated)))
                .isNotEqualTo(AdvisoryCodec.fingerprint(codec.encode(plain)));
    }

    @Test
    void givesOneFingerprintWhateverTheOrderOfVersions() {
        var sorted = new TreeSet<>(Set.of("1", "2", "3", "4", "5"));

        assertThat(codec.encode(advisory(sorted))).isEqualTo(codec.encode(advisory(sorted.descendingSet())));
    }

    @Test
    void tellsAdvisoriesApartThatDifferInOneVersion() {
        assertThat(AdvisoryCodec.fingerprint(codec.encode(advisory(Set.of("1")))))
                .isNotEqualTo(AdvisoryCodec.fingerprint(codec.encode(advisory(Set.of("2")))));
    }
}
