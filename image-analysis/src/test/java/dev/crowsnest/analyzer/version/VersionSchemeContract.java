package dev.crowsnest.analyzer.version;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What holds for every scheme. A scheme's test brings its grammar and, named after its id, a table of cases. */
abstract class VersionSchemeContract {

    private static final long SEED = Long.getLong("crowsnest.test.seed", 20261123L);
    private static final int SAMPLES = 20_000;
    private static final int TRIPLES_OF = 90;

    abstract VersionScheme scheme();

    abstract VersionGrammar grammar();

    /** Whether this version takes part in the check of transitivity. */
    boolean isTotallyOrdered(String version) {
        return true;
    }

    @TestFactory
    Stream<DynamicTest> ordersTheTable() throws IOException {
        return tableLines().stream().map(line -> DynamicTest.dynamicTest(line, () -> checkLine(line)));
    }

    @Test
    void isFoundByItsId() {
        assertThat(VersionSchemes.of(scheme().id())).containsSame(scheme());
    }

    @Test
    void keepsTheText() {
        Random random = new Random(SEED);
        for (Version version : validVersions(random, SAMPLES)) {
            assertThat(version.scheme().parse(version.text()))
                    .as("seed %d", SEED)
                    .isEqualTo(new ParsedVersion.Valid(version));
            assertThat(version.scheme()).isSameAs(scheme());
        }
    }

    @Test
    void comparesBothWaysAlike() {
        Random random = new Random(SEED);
        for (int i = 0; i < SAMPLES; i++) {
            List<String> pair = grammar().nextPair(random);
            OptionalInt forth = scheme().compare(pair.get(0), pair.get(1));
            OptionalInt back = scheme().compare(pair.get(1), pair.get(0));
            assertThat(forth.isPresent()).as("seed %d: %s", SEED, pair).isEqualTo(back.isPresent());
            assertThat(forth.orElse(0)).as("seed %d: %s", SEED, pair).isEqualTo(-back.orElse(0));
        }
    }

    @Test
    void isEqualExactlyWhenItComparesAsEqual() {
        Random random = new Random(SEED);
        int equal = 0;
        for (int i = 0; i < SAMPLES; i++) {
            List<String> pair = grammar().nextPair(random);
            if (scheme().parse(pair.get(0)) instanceof ParsedVersion.Valid left
                    && scheme().parse(pair.get(1)) instanceof ParsedVersion.Valid right) {
                boolean same = left.version().compareTo(right.version()) == 0;
                assertThat(left.version().equals(right.version()))
                        .as("seed %d: %s", SEED, pair)
                        .isEqualTo(same);
                if (same) {
                    equal++;
                    assertThat(left.version()).as("seed %d: %s", SEED, pair).hasSameHashCodeAs(right.version());
                }
            }
        }
        assertThat(equal).isPositive();
    }

    @Test
    void isTransitive() {
        Random random = new Random(SEED);
        List<Version> versions = validVersions(random, SAMPLES).stream()
                .filter(version -> isTotallyOrdered(version.text()))
                .limit(TRIPLES_OF)
                .toList();
        assertThat(versions).hasSize(TRIPLES_OF);
        for (Version low : versions) {
            for (Version middle : versions) {
                if (low.compareTo(middle) <= 0) {
                    assertThat(versions)
                            .as("seed %d: %s <= %s", SEED, low, middle)
                            .filteredOn(high -> middle.compareTo(high) <= 0)
                            .allMatch(high -> low.compareTo(high) <= 0);
                }
            }
        }
    }

    @Test
    void takesAnyText() {
        Random random = new Random(SEED);
        for (int i = 0; i < SAMPLES; i++) {
            StringBuilder text = new StringBuilder(grammar().next(random));
            for (int changes = random.nextInt(6); changes > 0; changes--) {
                text.insert(
                        random.nextInt(text.length() + 1), (char) random.nextInt(random.nextBoolean() ? 128 : 0x10000));
            }
            assertThat(scheme().parse(text.toString()))
                    .as("seed %d: %s", SEED, text)
                    .isNotNull();
        }
    }

    @Test
    void takesVeryLongText() {
        for (String piece : List.of(
                "1", "0", "1.", "0.", "1-", "-", "a", "~", "1a", "^", "_p1", ".a", "+", "1:", " ", "-0", ".0")) {
            String text = "1.0.0" + piece.repeat(100_000);
            assertThat(scheme().compare(text, "1.0.0")).isEqualTo(negated(scheme().compare("1.0.0", text)));
            assertThat(scheme().compare(text, text).orElse(0)).isZero();
        }
    }

    @Test
    void comparesNumbersOfAnyLength() {
        String nines = "9".repeat(70_000);
        assertThat(scheme().compare("1." + nines + ".0", "1.1" + "0".repeat(70_000) + ".0"))
                .hasValue(-1);
    }

    @Test
    void doesNotCompareWithAnotherScheme() {
        VersionScheme other = scheme() == VersionSchemes.DPKG ? VersionSchemes.RPM : VersionSchemes.DPKG;
        Version ours = valid(scheme(), "1.0.0");
        Version foreign = valid(other, "1.0.0");

        assertThatThrownBy(() -> ours.compareTo(foreign))
                .isInstanceOf(IncomparableVersionsException.class)
                .hasMessageContaining(scheme().id())
                .hasMessageContaining(other.id());
        assertThat(ours).isNotEqualTo(foreign);
    }

    static Version valid(VersionScheme scheme, String text) {
        if (scheme.parse(text) instanceof ParsedVersion.Valid valid) {
            return valid.version();
        }
        throw new AssertionError(text + " is no version of " + scheme.id());
    }

    private List<Version> validVersions(Random random, int samples) {
        List<Version> versions = new ArrayList<>();
        for (int i = 0; i < samples; i++) {
            if (scheme().parse(grammar().next(random)) instanceof ParsedVersion.Valid valid) {
                versions.add(valid.version());
            }
        }
        assertThat(versions).hasSizeGreaterThan(samples / 10);
        return versions;
    }

    private static OptionalInt negated(OptionalInt order) {
        return order.isPresent() ? OptionalInt.of(-order.getAsInt()) : order;
    }

    /** {@code a < b}, {@code a = b}, or {@code ! a} for what is no version. */
    private void checkLine(String line) {
        String[] words = line.split(" ");
        if (words[0].equals("!")) {
            assertThat(scheme().parse(line.substring(2))).isInstanceOf(ParsedVersion.Invalid.class);
            return;
        }
        assertThat(words).hasSize(3);
        assertThat(words[1]).isIn("<", "=");
        assertThat(scheme().compare(words[0], words[2])).hasValue(words[1].equals("<") ? -1 : 0);
    }

    private List<String> tableLines() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                VersionSchemeContract.class.getResourceAsStream(scheme().id() + ".txt"), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }
}
