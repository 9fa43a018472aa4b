package dev.crowsnest.analyzer.advisory;

import dev.crowsnest.analyzer.advisory.Advisories.Builder;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static dev.crowsnest.analyzer.advisory.Advisories.advisory;
import static org.assertj.core.api.Assertions.assertThat;

class AdvisoryJoinTest {

    private static final Builder DEBIAN =
            advisory("Debian", "DEBIAN-CVE-2099-1001").upstream("CVE-2099-1001");
    private static final Builder UBUNTU =
            advisory("Ubuntu", "UBUNTU-CVE-2099-1001").upstream("CVE-2099-1001");
    private static final Builder GHSA = advisory("PyPI", "GHSA-aaaa-aaaa-aaaa").aliases("CVE-2099-1001");
    private static final Builder PYSEC =
            advisory("PyPI", "PYSEC-2099-1").aliases("CVE-2099-1001", "GHSA-aaaa-aaaa-aaaa");
    private static final Builder DSA = advisory("Debian", "DSA-9999-1").upstream("CVE-2099-1001", "CVE-2099-1002");
    private static final Builder USN = advisory("Ubuntu", "USN-9999-1")
            .upstream("CVE-2099-1001", "UBUNTU-CVE-2099-1001", "CVE-2099-1002", "UBUNTU-CVE-2099-1002");
    private static final Builder ALSA =
            advisory("AlmaLinux", "ALSA-2099:1").related("CVE-2099-1001", "CVE-2099-1002", "CVE-2099-1003");

    @Test
    void joinsTheRecordsOfOneCve() {
        for (Builder start : List.of(DEBIAN, UBUNTU, GHSA, PYSEC)) {
            JoinedAdvisories joined = onlyOne(start, DEBIAN, UBUNTU, GHSA, PYSEC);
            assertThat(joined.vulnerability())
                    .isEqualTo(new Vulnerability(
                            "CVE-2099-1001",
                            List.of(
                                    "DEBIAN-CVE-2099-1001",
                                    "GHSA-aaaa-aaaa-aaaa",
                                    "PYSEC-2099-1",
                                    "UBUNTU-CVE-2099-1001")));
            assertThat(joined.exact()).hasSize(4);
            assertThat(joined.shared()).isEmpty();
        }
    }

    @Test
    void keepsApartWhatOneAdvisoryFixesTogether() {
        for (Builder many : List.of(DSA, USN)) {
            List<JoinedAdvisories> joined = join(many, DEBIAN, GHSA, PYSEC, DSA, USN);
            assertThat(joined)
                    .extracting(one -> one.vulnerability().id())
                    .containsExactly("CVE-2099-1001", "CVE-2099-1002");
            assertThat(joined.get(0).exact()).extracting(Advisory::id).contains("GHSA-aaaa-aaaa-aaaa", "PYSEC-2099-1");
            assertThat(joined.get(0).shared()).extracting(Advisory::id).containsExactly("DSA-9999-1", "USN-9999-1");
            assertThat(joined.get(1).vulnerability().aliases()).isEmpty();
        }
    }

    @Test
    void readsTheCvesOfAnErratumFromRelatedOnly() {
        assertThat(join(ALSA, ALSA, GHSA))
                .extracting(one -> one.vulnerability().id())
                .containsExactly("CVE-2099-1001", "CVE-2099-1002", "CVE-2099-1003");
        var seeAlso = advisory("npm", "GHSA-bbbb-bbbb-bbbb").related("CVE-2099-1001");
        assertThat(onlyOne(seeAlso, seeAlso, GHSA).vulnerability())
                .isEqualTo(new Vulnerability("GHSA-bbbb-bbbb-bbbb", List.of()));
    }

    @Test
    void takesAnErratumWithoutACveForNoVulnerability() {
        var enhancement = advisory("AlmaLinux", "ALEA-2099:1");
        assertThat(join(enhancement, enhancement)).isEmpty();
    }

    @Test
    void findsTheCveOverARecordThatKnowsBothNames() {
        var retired = advisory("npm", "RETIRE-1").aliases("GHSA-aaaa-aaaa-aaaa");
        assertThat(onlyOne(retired, retired, PYSEC).vulnerability())
                .isEqualTo(
                        new Vulnerability("CVE-2099-1001", List.of("GHSA-aaaa-aaaa-aaaa", "PYSEC-2099-1", "RETIRE-1")));
        assertThat(onlyOne(PYSEC, retired, PYSEC).vulnerability().aliases()).contains("RETIRE-1");
    }

    @Test
    void followsRecordsWithoutACveToTheOneThatHasIt() {
        var first = advisory("npm", "NSWG-1").aliases("SNYK-1");
        var second = advisory("npm", "RETIRE-1").aliases("SNYK-1", "GHSA-aaaa-aaaa-aaaa");
        assertThat(onlyOne(first, first, second, GHSA).vulnerability().id()).isEqualTo("CVE-2099-1001");
    }

    @Test
    void callsByGhsaThenByOwnIdWhatHasNoCve() {
        var pysec = advisory("PyPI", "PYSEC-2099-7").aliases("GHSA-cccc-cccc-cccc");
        assertThat(onlyOne(pysec, pysec).vulnerability())
                .isEqualTo(new Vulnerability("GHSA-cccc-cccc-cccc", List.of("PYSEC-2099-7")));
        var alone = advisory("PyPI", "PYSEC-2099-8");
        assertThat(onlyOne(alone, alone).vulnerability()).isEqualTo(new Vulnerability("PYSEC-2099-8", List.of()));
    }

    @Test
    void doesNotFollowTheAliasesOfARecordOfSeveralCves() {
        var several = advisory("npm", "RETIRE-9")
                .aliases("CVE-2099-1001", "CVE-2099-1002", "GHSA-aaaa-aaaa-aaaa", "GHSA-dddd-dddd-dddd");
        var other = advisory("npm", "NSWG-9").aliases("GHSA-dddd-dddd-dddd");
        assertThat(onlyOne(other, several, other, GHSA).vulnerability())
                .isEqualTo(new Vulnerability("GHSA-dddd-dddd-dddd", List.of("NSWG-9")));
        assertThat(join(several, several, other, GHSA))
                .hasSize(2)
                .allSatisfy(joined ->
                        assertThat(joined.exact()).extracting(Advisory::id).doesNotContain("NSWG-9"));
    }

    @Test
    void readsTheCveThatStandsInATrackersOwnId() {
        var bare = advisory("Debian", "DEBIAN-CVE-2099-1001");
        assertThat(onlyOne(bare, bare, GHSA).vulnerability().id()).isEqualTo("CVE-2099-1001");
    }

    @Test
    void takesTheRecordOfACveForThatCveOnly() {
        var duplicate = advisory("CVE", "CVE-2099-1001").aliases("CVE-2099-1002");
        assertThat(onlyOne(duplicate, duplicate).vulnerability())
                .isEqualTo(new Vulnerability("CVE-2099-1001", List.of()));
    }

    @Test
    void followsAChainOfFiveToTheOneThatHasTheCve() {
        Builder[] chain = IntStream.range(0, 5)
                .mapToObj(i -> advisory("npm", "X-" + i).aliases("X-" + (i + 1)))
                .toArray(Builder[]::new);
        Builder[] all = Arrays.copyOf(chain, 6);
        all[5] = advisory("npm", "X-5").aliases("CVE-2099-1001");
        assertThat(onlyOne(chain[0], all).vulnerability().id()).isEqualTo("CVE-2099-1001");
    }

    @Test
    void takesWhatAlpineAddsToACveForNoPartOfIt() {
        var first = advisory("Alpine", "ALPINE-CVE-2099-1001-1").upstream("CVE-2099-1001-1");
        var second = advisory("Alpine", "ALPINE-CVE-2099-1001.patch").upstream("CVE-2099-1001,");
        for (Builder start : List.of(first, second, GHSA)) {
            assertThat(onlyOne(start, first, second, GHSA).vulnerability())
                    .isEqualTo(new Vulnerability(
                            "CVE-2099-1001",
                            List.of("ALPINE-CVE-2099-1001-1", "ALPINE-CVE-2099-1001.patch", "GHSA-aaaa-aaaa-aaaa")));
        }
    }

    @Test
    void endsOnAChainWithoutEnd() {
        Builder[] chain = IntStream.range(0, 200)
                .mapToObj(i -> advisory("npm", "X-" + i).aliases("X-" + (i + 1)))
                .toArray(Builder[]::new);
        assertThat(onlyOne(chain[0], chain).vulnerability().aliases()).hasSizeBetween(1, 20);
    }

    private static JoinedAdvisories onlyOne(Builder start, Builder... all) {
        List<JoinedAdvisories> joined = join(start, all);
        assertThat(joined).hasSize(1);
        return joined.get(0);
    }

    private static List<JoinedAdvisories> join(Builder start, Builder... all) {
        InMemoryAdvisorySet set = Advisories.set(Arrays.copyOf(all, all.length));
        return AdvisoryJoin.around(List.of(start.build()), set).vulnerabilitiesOf(start.build());
    }
}
