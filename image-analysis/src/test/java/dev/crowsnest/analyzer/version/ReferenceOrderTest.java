package dev.crowsnest.analyzer.version;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.maven.artifact.versioning.ComparableVersion;
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
    private static final String NO_VERSION = "x";

    private static final ReferenceTool DPKG = new ReferenceTool("dpkg", List.of("sh", "-c", """
            command -v dpkg >&2 || exit 1
            tab=$(printf '\\t')
            while IFS="$tab" read -r left right; do
              dpkg --compare-versions "$left" lt "$right"; lt=$?
              dpkg --compare-versions "$left" eq "$right"; eq=$?
              case $lt$eq in 01) echo -1;; 10) echo 0;; 11) echo 1;; *) echo x;; esac
            done
            """));

    private static final ReferenceTool PERL_DPKG =
            new ReferenceTool("perl's Dpkg::Version", List.of("perl", "-e", """
            use Dpkg::Version;
            while (<STDIN>) {
              chomp; my ($left, $right) = split /\\t/, $_, -1;
              my $known = version_check($left) && version_check($right);
              print $known ? version_compare($left, $right) : 'x', "\\n";
            }
            """));

    private static final ReferenceTool PACKAGING =
            new ReferenceTool("Python's packaging", List.of("python3", "-c", """
            import sys
            from packaging.version import Version, InvalidVersion
            for line in sys.stdin:
                try:
                    left, right = map(Version, line.rstrip('\\n').split('\\t'))
                    print((left > right) - (left < right))
                except InvalidVersion:
                    print('x')
            """));

    private static final ReferenceTool RUBYGEMS = new ReferenceTool("Ruby's Gem::Version", List.of("ruby", "-e", """
            STDIN.each_line do |line|
              left, right = line.chomp.split("\\t", -1)
              known = Gem::Version.correct?(left) && Gem::Version.correct?(right)
              puts known ? Gem::Version.new(left) <=> Gem::Version.new(right) : 'x'
            end
            """));

    private static final ReferenceTool COMPOSER = new ReferenceTool("Composer's semver", List.of("php", "-r", """
            require 'Composer/Semver/autoload.php';
            $parser = new Composer\\Semver\\VersionParser();
            while (($line = fgets(STDIN)) !== false) {
              try {
                [$left, $right] = array_map([$parser, 'normalize'], explode("\\t", rtrim($line, "\\n")));
                $branch = str_starts_with($left, 'dev-') || str_starts_with($right, 'dev-');
                echo $branch ? 'x' : version_compare($left, $right), "\\n";
              } catch (UnexpectedValueException $e) {
                echo "x\\n";
              }
            }
            """));

    /** Perl knows no largest epoch, and takes a colon with nothing after it for no epoch's. */
    private static final Pattern UNLIKE_DPKG = Pattern.compile("\\d{10,}:.*|.*:");

    /** Four numbers and more: node-semver takes the last digit of the third for a pre-release. */
    private static final Pattern FOUR_NUMBERS = Pattern.compile("\\d+\\.\\d+\\.\\d\\d+\\..*");

    /** Ten zeros and more are to Maven greater than 999999999. */
    private static final Pattern MANY_ZEROS = Pattern.compile(".*(?<!\\d)0{10}.*");

    @TempDir
    private Path folder;

    @Test
    void ordersAsDpkgDoes() throws Exception {
        List<List<String>> pairs = VersionGrammar.DPKG.pairs(new Random(SEED), DPKG_PAIRS, true);
        check(VersionSchemes.DPKG, pairs, DPKG.compare(folder, pairs));
    }

    /** It is stricter than dpkg, so its rejections say nothing. */
    @Test
    void ordersAsPerlsDpkgDoes() throws Exception {
        List<List<String>> pairs = VersionGrammar.DPKG.pairs(new Random(SEED), PAIRS, false).stream()
                .filter(pair -> pair.stream()
                        .noneMatch(version -> UNLIKE_DPKG.matcher(version).matches()))
                .toList();
        List<String> answers = PERL_DPKG.compare(folder, pairs);
        int[] known = IntStream.range(0, pairs.size())
                .filter(i -> !answers.get(i).equals(NO_VERSION))
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
        check(VersionSchemes.GEM, pairs, RUBYGEMS.compare(folder, pairs));
    }

    @Test
    void ordersAsComposerDoes() throws Exception {
        List<List<String>> pairs = VersionGrammar.COMPOSER.pairs(new Random(SEED), PAIRS, false);
        check(VersionSchemes.COMPOSER, pairs, COMPOSER.compare(folder, pairs));
    }

    @Test
    void ordersAsPythonsPackagingDoes() throws Exception {
        List<List<String>> pairs = VersionGrammar.PEP440.pairs(new Random(SEED), PAIRS, true);
        check(VersionSchemes.PEP440, pairs, PACKAGING.compare(folder, pairs));
    }

    @Test
    void ordersAsNodesStrictSemverDoes() throws Exception {
        List<List<String>> pairs = VersionGrammar.SEMVER.pairs(new Random(SEED), PAIRS, false).stream()
                .filter(pair -> pair.stream()
                        .noneMatch(version ->
                                version.isEmpty() || "v= ".contains(version.substring(0, 1)) || version.endsWith(" ")))
                .toList();
        List<String> answers = nodeSemver(false).compare(folder, pairs);
        check(VersionSchemes.SEMVER, pairs, answers);
        check(VersionSchemes.CARGO, pairs, answers);
    }

    @Test
    void ordersAsNpmDoes() throws Exception {
        List<List<String>> pairs = VersionGrammar.NPM.pairs(new Random(SEED), PAIRS, false).stream()
                .filter(pair -> pair.stream()
                        .noneMatch(version -> FOUR_NUMBERS.matcher(version).find()))
                .toList();
        check(VersionSchemes.NPM, pairs, nodeSemver(true).compare(folder, pairs));
    }

    private static ReferenceTool nodeSemver(boolean loose) {
        return new ReferenceTool(
                "node's semver",
                List.of("node", "-e", """
                const npms = () => require('child_process').execSync('npm root -g').toString().trim() + '/npm/node_modules/semver';
                const semver = require(process.argv[1] || npms());
                const loose = process.argv[2] === 'true';
                const lines = require('fs').readFileSync(0, 'utf8').split('\\n').slice(0, -1);
                console.log(lines.map(line => {
                  const [left, right] = line.split('\\t').map(text => semver.parse(text, { loose }));
                  return left && right ? left.compare(right) : 'x';
                }).join('\\n'));
                """, System.getProperty("crowsnest.test.semver", ""), Boolean.toString(loose)));
    }

    @Test
    void ordersAsRpmDoes() throws Exception {
        String rpm = System.getProperty("crowsnest.test.rpm", "rpm");
        ReferenceTool tool = new ReferenceTool("rpm", List.of(rpm, "-E", """
                %{lua:
                  for line in io.lines() do
                    local left, right = line:match('^(.*)\\t(.*)$')
                    local known, order = pcall(function() return rpm.vercmp(left, right) end)
                    print((known and order or 'x') .. '\\n')
                  end
                }"""));
        List<List<String>> pairs = VersionGrammar.RPM.pairs(new Random(SEED), PAIRS, true).stream()
                .filter(pair -> pair.stream()
                        .allMatch(version -> VersionSchemes.RPM.parse(version) instanceof ParsedVersion.Valid))
                .toList();
        check(
                VersionSchemes.RPM,
                pairs,
                tool.compare(folder, pairs).stream()
                        .filter(line -> !line.isEmpty())
                        .toList());
    }

    @Test
    void ordersAsMavenDoes() {
        List<List<String>> pairs = VersionGrammar.MAVEN.pairs(new Random(SEED), PAIRS, true).stream()
                .filter(pair -> pair.stream()
                        .noneMatch(version ->
                                version.isBlank() || MANY_ZEROS.matcher(version).find()))
                .toList();
        List<String> answers = pairs.stream()
                .map(pair -> new ComparableVersion(pair.get(0)).compareTo(new ComparableVersion(pair.get(1))))
                .map(order -> Integer.toString(Integer.signum(order)))
                .toList();
        check(VersionSchemes.MAVEN, pairs, answers);
    }

    private static void check(VersionScheme scheme, List<List<String>> pairs, List<String> answers) {
        assertThat(answers).hasSameSizeAs(pairs).contains("-1", "0", "1");
        for (int i = 0; i < pairs.size(); i++) {
            List<String> pair = pairs.get(i);
            OptionalInt order = scheme.compare(pair.get(0), pair.get(1));
            String ours = order.isPresent() ? Integer.toString(order.getAsInt()) : NO_VERSION;
            assertThat(ours).as("seed %d: %s", SEED, pair).isEqualTo(answers.get(i));
        }
    }
}
