package dev.crowsnest.analyzer.version;

/**
 * {@code [epoch:]version[-release]} as rpm orders it: runs of digits and runs of letters, everything else only separates;
 * {@code ~} sorts before the end, {@code ^} just after it. No epoch is epoch 0; no release is before every release.
 */
public final class RpmVersion extends KeyedVersion {

    private static final int TILDE = 1;
    private static final int END = 2;
    private static final int CARET = 3;
    private static final int LETTERS = 4;
    private static final int DIGITS = 5;
    private static final int NO_RELEASE = 1;
    private static final int RELEASE = 2;

    private RpmVersion(String text, OrderKey key) {
        super(VersionSchemes.RPM, text, key);
    }

    static ParsedVersion parse(String text) {
        if (!Ascii.isVisible(text)) {
            return new ParsedVersion.Invalid(text, "a character is no printable ASCII");
        }
        int epochEnd = Ascii.digitsEnd(text, 0);
        boolean hasEpoch = Ascii.isAt(text, epochEnd, ':');
        int version = hasEpoch ? epochEnd + 1 : 0;
        int hyphen = text.lastIndexOf('-');
        int versionEnd = hyphen < version ? text.length() : hyphen;
        if (hasEpoch && epochEnd == 0) {
            return new ParsedVersion.Invalid(text, "the epoch is empty");
        }
        if (versionEnd == version) {
            return new ParsedVersion.Invalid(text, "the version is empty");
        }
        if (versionEnd == text.length() - 1) {
            return new ParsedVersion.Invalid(text, "the release is empty");
        }
        OrderKey key = new OrderKey(text).number(text, 0, hasEpoch ? epochEnd : 0);
        appendRuns(key, text, version, versionEnd);
        if (versionEnd == text.length()) {
            key.rank(NO_RELEASE);
        } else {
            appendRuns(key.rank(RELEASE), text, versionEnd + 1, text.length());
        }
        return new ParsedVersion.Valid(new RpmVersion(text, key));
    }

    private static void appendRuns(OrderKey key, String text, int from, int to) {
        int at = from;
        while (at < to) {
            char character = text.charAt(at);
            int start = at;
            if (Ascii.isDigit(character)) {
                at = Math.min(to, Ascii.digitsEnd(text, start));
                key.rank(DIGITS).number(text, start, at);
            } else if (Ascii.isLetter(character)) {
                at = Math.min(to, Ascii.lettersEnd(text, start));
                key.rank(LETTERS).word(text, start, at);
            } else {
                appendSign(key, character);
                at++;
            }
        }
        key.rank(END);
    }

    private static void appendSign(OrderKey key, char character) {
        if (character == '~') {
            key.rank(TILDE);
        } else if (character == '^') {
            key.rank(CARET);
        }
    }
}
