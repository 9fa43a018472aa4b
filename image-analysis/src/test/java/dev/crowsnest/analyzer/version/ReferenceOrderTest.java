package dev.crowsnest.analyzer.version;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Asks each ecosystem's own tool about generated pairs, where the tool is on the machine.
 *
 * <p>Properties: {@code crowsnest.test.seed}, {@code crowsnest.test.pairs}, {@code crowsnest.test.dpkg-pairs} (dpkg answers one
 * in a process, so is asked fewer by default), and for tools that stand elsewhere
 * {@code crowsnest.test.semver} (the folder of node's semver package; else the one that npm brings) and
 * {@code crowsnest.test.rpm} (an rpm program).
 */
class ReferenceOrderTest {

    private static final long SEED = Long.getLong("crowsnest.test.seed", 20261123L);
    private static final int PAIRS = Integer.getInteger("crowsnest.test.pairs", 20_000);
    private static final int DPKG_PAIRS = Integer.getInteger("crowsnest.test.dpkg-pairs", 200);

    /** Perl knows no largest epoch and no sign before one, and takes a colon with nothing after it for no epoch's. */
    private static final Pattern UNLIKE_DPKG = Pattern.compile("[+-]?\\d{10,}:.*|[+-]\\d*:.*|.*:");

    /** Composer passes over a blank before dev. */
    private static final Pattern UNLIKE_COMPOSER = Pattern.compile("(?i).* [.-]?dev");

    /** Four numbers and more: node-semver takes the last digit of the third for a pre-release. */
    private static final Pattern FOUR_NUMBERS = Pattern.compile("\\d+\\.\\d+\\.\\d\\d+\\..*");

    /** Ten zeros and more are to Maven greater than 999999999. */
    private static final Pattern MANY_ZEROS = Pattern.compile(".*(?<!\\d)0{10}.*");

    @TempDir
    private Path folder;

    @Test
    void ordersAsDpkgDoes() throws Exception {
        List<List<String>> pairs = VersionGrammar.DPKG.pairs(new Random(SEED), DPKG_PAIRS, true);
        check(VersionSchemes.DPKG, pairs, ReferenceTools.DPKG.compare(folder, pairs));
    }

    /** It is stricter than dpkg, so its rejections say nothing. */
    @Test
    void ordersAsPerlsDpkgDoes() throws Exception {
        List<List<String>> pairs = VersionGrammar.DPKG.pairs(new Random(SEED), PAIRS, false).stream()
                .filter(pair -> pair.stream()
                        .noneMatch(version -> UNLIKE_DPKG.matcher(version).matches()))
                .toList();
        List<String> answers = ReferenceTools.PERL_DPKG.compare(folder, pairs);
        int[] known = IntStream.range(0, pairs.size())
                .filter(i -> !answers.get(i).equals(ReferenceTool.NO_VERSION))
                .toArray();
        check(
                VersionSchemes.DPKG,
                Arrays.stream(known).mapToObj(pairs::get).toList(),
                Arrays.stream(known).mapToObj(answers::get).toList());
    }

    @Test
    void ordersAsRubyGemsDoes() throws Exception {
        List<List<String>> pairs = VersionGrammar.GEM.pairs(new Random(SEED), PAIRS, true).stream()
                .filter(pair -> pair.stream().noneMatch(String::isBlank))
                .toList();
        check(VersionSchemes.GEM, pairs, ReferenceTools.RUBYGEMS.compare(folder, pairs));
    }

    @Test
    void ordersAsComposerDoes() throws Exception {
        List<List<String>> pairs = VersionGrammar.COMPOSER.pairs(new Random(SEED), PAIRS, false).stream()
                .filter(pair -> pair.stream()
                        .noneMatch(version -> UNLIKE_COMPOSER.matcher(version).matches()))
                .toList();
        check(VersionSchemes.COMPOSER, pairs, ReferenceTools.COMPOSER.compare(folder, pairs));
    }

    @Test
    void ordersAsPythonsPackagingDoes() throws Exception {
        List<List<String>> pairs = VersionGrammar.PEP440.pairs(new Random(SEED), PAIRS, true);
        check(VersionSchemes.PEP440, pairs, ReferenceTools.PACKAGING.compare(folder, pairs));
    }

    @Test
    void ordersAsNodesStrictSemverDoes() throws Exception {
        List<List<String>> pairs = VersionGrammar.SEMVER.pairs(new Random(SEED), PAIRS, false).stream()
                .filter(pair -> pair.stream()
                        .noneMatch(version ->
                                version.isEmpty() || "v= ".contains(version.substring(0, 1)) || version.endsWith(" ")))
                .toList();
        List<String> answers = ReferenceTools.NODE.compare(folder, pairs);
        check(VersionSchemes.SEMVER, pairs, answers);
        check(VersionSchemes.CARGO, pairs, answers);
    }

    @Test
    void ordersAsNpmDoes() throws Exception {
        List<List<String>> pairs = VersionGrammar.NPM.pairs(new Random(SEED), PAIRS, false).stream()
                .filter(pair -> pair.stream()
                        .noneMatch(version -> FOUR_NUMBERS.matcher(version).find()))
                .toList();
        check(VersionSchemes.NPM, pairs, ReferenceTools.NPM.compare(folder, pairs));
    }

    @Test
    void ordersAsGoDoes() throws Exception {
        List<List<String>> pairs = VersionGrammar.GO.pairs(new Random(SEED), PAIRS, true);
        check(VersionSchemes.GO, pairs, ReferenceTools.GO.compare(folder, pairs));
    }

    @Test
    void ordersAsRpmDoes() throws Exception {
        List<List<String>> pairs = VersionGrammar.RPM.pairs(new Random(SEED), PAIRS, true).stream()
                .filter(pair -> pair.stream()
                        .allMatch(version -> VersionSchemes.RPM.parse(version) instanceof ParsedVersion.Valid))
                .toList();
        check(VersionSchemes.RPM, pairs, ReferenceTools.RPM.compare(folder, pairs));
    }

    @Test
    void ordersAsMavenDoes() {
        List<List<String>> pairs = VersionGrammar.MAVEN.pairs(new Random(SEED), PAIRS, true).stream()
                .filter(pair -> pair.stream()
                        .noneMatch(version ->
                                version.isBlank() || MANY_ZEROS.matcher(version).find()))
                .toList();
        check(VersionSchemes.MAVEN, pairs, ReferenceTools.maven(pairs));
    }

    private static void check(VersionScheme scheme, List<List<String>> pairs, List<String> answers) {
        assertThat(answers).contains("-1", "0", "1");
        ReferenceTool.assertAgreement(scheme, pairs, answers, "seed " + SEED);
    }
}
