package dev.crowsnest.analyzer.version;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/**
 * Generates versions that are close to each other: one choice per place, few choices, and now and then a character that does
 * not belong.
 */
final class VersionGrammar {

    private static final String[] NUMBERS = {
        "0", "1", "2", "9", "10", "1", "01", "00", "20231231235959", "99999999999999999999"
    };
    private static final String[] STRICT_NUMBERS = {"0", "1", "2", "9", "10", "20231231235959", "99999999999999999999"};
    private static final String[] PRERELEASES = {
        "",
        "",
        "",
        "-",
        "-alpha",
        "-alpha.1",
        "-alpha.beta",
        "-beta.2",
        "-beta.11",
        "-rc.1",
        "-0",
        "-1",
        "-01",
        "-A",
        "-a-b",
        "-a..b",
        "beta"
    };
    private static final String[] BUILDS = {"", "", "", "+1", "+build.01", "+", "+a-b.c"};

    static final VersionGrammar DPKG = new VersionGrammar()
            .place("", "", "", "0:", "1:", "01:", "2147483647:", "2147483648:", ":", "a:")
            .place(NUMBERS)
            .place("", ".", ".", "~", "+", "a", "~~", "-", "~rc", "+dfsg", "a0", "B")
            .place(NUMBERS)
            .place("", "", ".", "~", "+deb", "+b", "~bpo", "a~", "git", "-")
            .place("", "0", "1", "9", "10")
            .place("", "-1", "-0", "-0ubuntu0.1", "-1~", "-1+b1", "-", "-1.1", "-00");

    static final VersionGrammar APK = new VersionGrammar()
            .place(NUMBERS)
            .place("", ".0", ".1", ".01", ".001", ".10", ".9", ".00", ".")
            .place("", "", ".1", ".02", ".20231231235959", ".99999999999999999999")
            .place("", "", "", "a", "b", "z", "ab")
            .place("", "", "_alpha", "_beta", "_pre", "_rc", "_cvs", "_svn", "_git", "_hg", "_p", "_x", "_")
            .place("", "", "0", "1", "01", "10", "20231231235959")
            .place("", "", "", "_p1", "_rc2", "_alpha")
            .place("", "", "", "~0a1b", "~")
            .place("", "", "-r0", "-r1", "-r10", "-r", "-1");

    static final VersionGrammar RPM = new VersionGrammar()
            .place("", "", "", "0:", "1:", "10:", ":")
            .place(NUMBERS)
            .place("", ".", "..", "~", "^", "a", "rc", "_", "~rc", "^git", "+")
            .place(NUMBERS)
            .place("", "", ".", "~", "^", "a", "b", "Z", "~~")
            .place("", "", "0", "1", "a")
            .place("", "-1", "-1.el9", "-1.el9_2", "-2.module+el8", "-", "-0", "-1^", "-1~");

    static final VersionGrammar SEMVER = semantic();

    static final VersionGrammar NPM = new VersionGrammar()
            .place("", "", "", "v", "=", " v", "= ")
            .place(NUMBERS)
            .place(".")
            .place(NUMBERS)
            .place(".")
            .place(NUMBERS)
            .place(PRERELEASES)
            .place(BUILDS);

    static final VersionGrammar GO = new VersionGrammar()
            .place("v", "v", "", "vv")
            .place(STRICT_NUMBERS)
            .place(".0", ".1", ".10", "", ".")
            .place(".0", ".1", ".10", "")
            .place(
                    "",
                    "-0.20191109021931-daa7c04131f5",
                    "-0.20231109021931-0aa7c04131f5",
                    "-rc1",
                    "-rc.1",
                    "-rc1.0.20210101000000-abcdef123456",
                    "-pre")
            .place("", "", "+incompatible");

    static final VersionGrammar PEP440 = new VersionGrammar()
            .place("", "", "", "0!", "1!", "v", "V", " ")
            .place(NUMBERS)
            .place("", ".0", ".1", ".0.0", ".0.1", ".10", ".", ".*")
            .place("", "", "a1", "A1", ".b2", "-rc.3", "c3", "_pre", "alpha", "preview4", "a", "rc", "rc-")
            .place("", "", ".post1", "-1", "post", "-r2", "_rev.3", ".post0")
            .place("", "", ".dev1", "dev", "-dev_2", ".dev0")
            .place("", "", "", "+abc", "+1", "+ABC.1", "+1.abc", "+01", "+a-b_1", "+", "+a.");

    static final VersionGrammar MAVEN = new VersionGrammar()
            .place("", "1", "1", "2", "01", "20231231235959", "99999999999999999999")
            .place("", ".0", ".1", "-1", ".", "-", ".a", "a", ".0.0", "-0")
            .place("", ".0", ".1", "-1", ".10", "x", "_1")
            .place(
                    "",
                    "-SNAPSHOT",
                    "-alpha-1",
                    "-a1",
                    ".RC1",
                    "-rc",
                    "-cr2",
                    ".Final",
                    "-ga",
                    ".GA",
                    ".sp1",
                    "-sp",
                    "-m2",
                    "b",
                    "-b",
                    "-jre",
                    "release")
            .place("", "", "-1", ".1", "-SNAPSHOT", "-0", "1", "-x.1");

    static final VersionGrammar GEM = new VersionGrammar()
            .place(NUMBERS)
            .place("", ".0", ".1", ".0.0", ".0.1", ".a", ".", ".10")
            .place("", ".0", ".1", ".rc1", ".pre", ".b2a", "-1", "-java", "--")
            .place("", "", ".0", ".1", ".a", ".0.1", ".0.a", ".0.0.1");

    static final VersionGrammar NUGET = new VersionGrammar()
            .place("", "", "", " ")
            .place(NUMBERS)
            .place("", ".0", ".1", ".01", ".10", ".")
            .place("", ".0", ".1", ".00")
            .place("", "", ".0", ".1", ".99999999999999999999")
            .place(PRERELEASES)
            .place("", "", "", ".RC", ".Beta", ".0")
            .place(BUILDS);

    static final VersionGrammar COMPOSER = new VersionGrammar()
            .place("", "", "", "v", "V", "dev-")
            .place("0", "1", "2", "10", "01", "2024", "20240131", "2024-01-31", "100000", "9999999")
            .place("", ".0", ".1", ".10", ".01", ".", ".x")
            .place("", "", ".0", ".1", ".X", "-01")
            .place("", "", ".0", ".2", ".20231231235959")
            .place("", "", "", "-", ".", "_")
            .place("", "", "", "alpha", "a", "beta", "B", "RC", "rc", "stable", "Stable", "patch", "pl", "p", "gamma")
            .place("", "", "", "1", "01", ".2", "-10", "2.1")
            .place("", "", "", "-dev", "dev", ".dev", "--dev")
            .place("", "", "", "+build", "+");

    private static final Pattern LONG_NUMBER = Pattern.compile("\\d{16}");
    private static final String STRAY = " ~^!_:;-+.*xé\u0661\u0000/0aZ";

    private final List<String[]> places = new ArrayList<>();

    private static VersionGrammar semantic() {
        return new VersionGrammar()
                .place(STRICT_NUMBERS)
                .place(".")
                .place(NUMBERS)
                .place(".")
                .place(STRICT_NUMBERS)
                .place(PRERELEASES)
                .place(BUILDS);
    }

    private VersionGrammar place(String... choices) {
        places.add(choices);
        return this;
    }

    String next(Random random) {
        return spell(random, pick(random));
    }

    /** Two versions that mostly share all choices but one or two. */
    List<String> nextPair(Random random) {
        String[] left = pick(random);
        String[] right = left.clone();
        for (int changes = random.nextInt(4); changes > 0; changes--) {
            int place = random.nextInt(right.length);
            right[place] = choose(random, places.get(place));
        }
        return List.of(spell(random, left), spell(random, right));
    }

    /** Pairs for a tool that reads text lines of ASCII. */
    List<List<String>> pairs(Random random, int count, boolean longNumbers) {
        List<List<String>> pairs = new ArrayList<>();
        while (pairs.size() < count) {
            List<String> pair = nextPair(random);
            if (pair.stream().allMatch(version -> isPlain(version, longNumbers))) {
                pairs.add(pair);
            }
        }
        return pairs;
    }

    private static boolean isPlain(String version, boolean longNumbers) {
        return version.chars().allMatch(character -> character >= ' ' && character <= '~')
                && (longNumbers || !LONG_NUMBER.matcher(version).find());
    }

    private String[] pick(Random random) {
        return places.stream().map(choices -> choose(random, choices)).toArray(String[]::new);
    }

    private static String choose(Random random, String[] choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static String spell(Random random, String[] choices) {
        StringBuilder version = new StringBuilder(String.join("", Arrays.asList(choices)));
        if (random.nextInt(25) == 0) {
            version.insert(random.nextInt(version.length() + 1), STRAY.charAt(random.nextInt(STRAY.length())));
        }
        return version.toString();
    }
}
