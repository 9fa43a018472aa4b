package dev.crowsnest.analyzer.version;

import java.util.ArrayList;
import java.util.List;

/**
 * A RubyGems version as {@code Gem::Version} orders it: a segment of letters makes a pre-release, {@code -} reads as
 * {@code .pre.}, a missing segment is zero. Unlike RubyGems, a blank text is no version.
 */
public final class GemVersion extends KeyedVersion {

    private static final int WORD = 0;
    private static final int ZEROS_THEN_WORD = 1;
    private static final int END = 2;
    private static final int ZEROS_THEN_NUMBER = 3;
    private static final int NUMBER = 4;

    private GemVersion(String text, OrderKey key) {
        super(VersionSchemes.GEM, text, key);
    }

    static ParsedVersion parse(String text) {
        String version = text.trim();
        if (!isGemVersion(version)) {
            return new ParsedVersion.Invalid(text, "it is no number followed by segments of letters and digits");
        }
        OrderKey key = new OrderKey(version);
        int zeros = 0;
        boolean release = true;
        for (String segment : segments(version.replace("-", ".pre."))) {
            boolean word = Ascii.isLetter(segment.charAt(0));
            if (!word && isZero(segment)) {
                zeros++;
                continue;
            }
            // Zeros before the first word do not count: 1.0.a is 1.a.
            if (!word || !release) {
                appendZeros(key, zeros, word);
            }
            release &= !word;
            zeros = 0;
            appendSegment(key, segment, word);
        }
        return new ParsedVersion.Valid(new GemVersion(text, key.rank(END)));
    }

    private static void appendZeros(OrderKey key, int zeros, boolean word) {
        for (int i = 0; i < zeros; i++) {
            key.rank(word ? ZEROS_THEN_WORD : ZEROS_THEN_NUMBER);
        }
    }

    private static void appendSegment(OrderKey key, String segment, boolean word) {
        if (word) {
            key.rank(WORD).word(segment, 0, segment.length());
        } else {
            key.rank(NUMBER).number(segment, 0, segment.length());
        }
    }

    private static List<String> segments(String version) {
        List<String> segments = new ArrayList<>();
        int at = 0;
        while (at < version.length()) {
            int end = Math.max(Ascii.digitsEnd(version, at), Ascii.lettersEnd(version, at));
            if (end > at) {
                segments.add(version.substring(at, end));
            }
            at = Math.max(end, at + 1);
        }
        return segments;
    }

    private static boolean isZero(String segment) {
        return segment.chars().allMatch(digit -> digit == '0');
    }

    /** Digits, then segments after dots; from the first hyphen on, segments may hold hyphens. */
    private static boolean isGemVersion(String version) {
        int firstEnd = Ascii.digitsEnd(version, 0);
        boolean segment = firstEnd > 0;
        boolean hyphens = false;
        for (int at = firstEnd; at < version.length(); at++) {
            char character = version.charAt(at);
            if (character == '.' || character == '-' && !hyphens) {
                if (!segment) {
                    return false;
                }
                hyphens |= character == '-';
                segment = false;
            } else if (at > firstEnd && (Ascii.isAlphanumeric(character) || character == '-')) {
                segment = true;
            } else {
                return false;
            }
        }
        return segment;
    }
}
