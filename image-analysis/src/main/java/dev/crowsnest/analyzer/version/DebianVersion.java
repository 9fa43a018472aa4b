package dev.crowsnest.analyzer.version;

/**
 * {@code [epoch:]upstream[-revision]} as dpkg orders it (Debian policy 5.6.12).
 *
 * <p>Accepts what {@code dpkg --compare-versions} compares, though it may warn, as of an upstream version that starts with a
 * letter: such packages can be installed. Rejects what dpkg refuses, and whatever is not printable ASCII.
 */
public final class DebianVersion extends KeyedVersion {

    private static final String LARGEST_EPOCH = Integer.toString(Integer.MAX_VALUE);
    private static final int TILDE = 1;
    private static final int END = 2;
    /** Lifts other characters above all letters, and stays below 256. */
    private static final int AFTER_LETTERS = 128;

    private DebianVersion(String text, OrderKey key) {
        super(VersionSchemes.DPKG, text, key);
    }

    static ParsedVersion parse(String text) {
        String version = text.trim();
        int upstream = version.indexOf(':') + 1;
        int hyphen = version.lastIndexOf('-');
        int upstreamEnd = hyphen < upstream ? version.length() : hyphen;
        if (!Ascii.isVisible(version)) {
            return new ParsedVersion.Invalid(text, "a character is no printable ASCII");
        }
        if (upstream > 0 && !isEpoch(version, upstream - 1)) {
            return new ParsedVersion.Invalid(text, "the epoch is no number from 0 to " + LARGEST_EPOCH);
        }
        if (upstream == upstreamEnd) {
            return new ParsedVersion.Invalid(text, "the upstream version is empty");
        }
        if (upstreamEnd == version.length() - 1) {
            return new ParsedVersion.Invalid(text, "the revision is empty");
        }
        int epoch = signEnd(version);
        OrderKey key = new OrderKey(version).number(version, epoch, Math.max(epoch, upstream - 1));
        appendPart(key, version, upstream, upstreamEnd);
        appendPart(key, version, Math.min(upstreamEnd + 1, version.length()), version.length());
        return new ParsedVersion.Valid(new DebianVersion(text, key));
    }

    /** A number as C reads it, so with a sign: {@code +1} is an epoch, and {@code -0} is. */
    private static boolean isEpoch(String version, int end) {
        int first = signEnd(version);
        if (end == first || Ascii.digitsEnd(version, first) != end) {
            return false;
        }
        while (first < end && version.charAt(first) == '0') {
            first++;
        }
        int digits = end - first;
        if (version.charAt(0) == '-') {
            return digits == 0;
        }
        return digits < LARGEST_EPOCH.length()
                || digits == LARGEST_EPOCH.length()
                        && version.substring(first, end).compareTo(LARGEST_EPOCH) <= 0;
    }

    private static int signEnd(String version) {
        return Ascii.isAt(version, 0, '+') || Ascii.isAt(version, 0, '-') ? 1 : 0;
    }

    /** Characters and numbers in turn, each of which may be empty; no part at all is the number zero. */
    private static void appendPart(OrderKey key, String version, int from, int to) {
        int at = from;
        do {
            while (at < to && !Ascii.isDigit(version.charAt(at))) {
                key.rank(rankOf(version.charAt(at++)));
            }
            int digits = at;
            while (at < to && Ascii.isDigit(version.charAt(at))) {
                at++;
            }
            key.rank(END).number(version, digits, at);
        } while (at < to);
        key.rank(END);
    }

    private static int rankOf(char character) {
        if (character == '~') {
            return TILDE;
        }
        return Ascii.isLetter(character) ? character : character + AFTER_LETTERS;
    }
}
