package dev.crowsnest.analyzer.version;

import java.util.List;

/**
 * {@code number{.number}[letter]{_suffix[number]}[~hash][-rN]} as apk-tools 3 orders it ({@code apk version -t}).
 *
 * <p>After equal beginnings, what comes next decides by its kind, in the order of the constants below. A number that is not the
 * first and begins with a zero is compared as text, as a fraction would be: {@code 1.02 < 1.1}.
 */
public final class AlpineVersion extends KeyedVersion {

    private static final List<String> PRE_SUFFIXES = List.of("alpha", "beta", "pre", "rc");
    private static final List<String> POST_SUFFIXES = List.of("cvs", "svn", "git", "hg", "p");
    private static final int PRE_SUFFIX = 1;
    private static final int END = PRE_SUFFIX + PRE_SUFFIXES.size();
    private static final int REVISION = END + 1;
    private static final int HASH = END + 2;
    private static final int SUFFIX_NUMBER = END + 3;
    private static final int POST_SUFFIX = END + 4;
    private static final int LETTER = POST_SUFFIX + POST_SUFFIXES.size();
    private static final int NUMBER = LETTER + 1;

    private AlpineVersion(String text, OrderKey key) {
        super(VersionSchemes.APK, text, key);
    }

    static ParsedVersion parse(String text) {
        Reader reader = new Reader(text);
        if (!reader.readNumbers()) {
            return new ParsedVersion.Invalid(text, "a number is missing at the start or after a dot");
        }
        reader.readLetter();
        if (!reader.readSuffixes()) {
            return new ParsedVersion.Invalid(text, "a suffix is none of " + PRE_SUFFIXES + " or " + POST_SUFFIXES);
        }
        if (!reader.readHash()) {
            return new ParsedVersion.Invalid(text, "the commit hash after ~ is empty");
        }
        if (!reader.readRevision()) {
            return new ParsedVersion.Invalid(text, "the end is no revision of the form -r1");
        }
        return new ParsedVersion.Valid(new AlpineVersion(text, reader.key.rank(END)));
    }

    private static final class Reader {
        private final String text;
        private final OrderKey key;
        private int at;

        Reader(String text) {
            this.text = text;
            this.key = new OrderKey(text);
        }

        boolean readNumbers() {
            int end = Ascii.digitsEnd(text, at);
            if (end == at) {
                return false;
            }
            key.number(text, at, end);
            at = end;
            while (Ascii.isAt(text, at, '.')) {
                at++;
                end = Ascii.digitsEnd(text, at);
                if (end == at) {
                    return false;
                }
                appendLaterNumber(end);
                at = end;
            }
            return true;
        }

        private void appendLaterNumber(int end) {
            key.rank(NUMBER);
            if (text.charAt(at) == '0') {
                key.zero().word(text, at, end);
            } else {
                key.number(text, at, end);
            }
        }

        void readLetter() {
            if (at < text.length() && Ascii.isLower(text.charAt(at))) {
                key.rank(LETTER).rank(text.charAt(at++));
            }
        }

        boolean readSuffixes() {
            while (Ascii.isAt(text, at, '_')) {
                int end = at + 1;
                while (end < text.length() && Ascii.isLower(text.charAt(end))) {
                    end++;
                }
                int rank = suffixRank(text.substring(at + 1, end));
                if (rank < 0) {
                    return false;
                }
                key.rank(rank);
                at = Ascii.digitsEnd(text, end);
                if (at > end) {
                    key.rank(SUFFIX_NUMBER).number(text, end, at);
                }
            }
            return true;
        }

        private static int suffixRank(String suffix) {
            int pre = PRE_SUFFIXES.indexOf(suffix);
            if (pre >= 0) {
                return PRE_SUFFIX + pre;
            }
            int post = POST_SUFFIXES.indexOf(suffix);
            return post < 0 ? -1 : POST_SUFFIX + post;
        }

        boolean readHash() {
            if (!Ascii.isAt(text, at, '~')) {
                return true;
            }
            int start = ++at;
            while (at < text.length() && isHexadecimal(text.charAt(at))) {
                at++;
            }
            key.rank(HASH).word(text, start, at);
            return at > start;
        }

        private static boolean isHexadecimal(char character) {
            return Ascii.isDigit(character) || character >= 'a' && character <= 'f';
        }

        boolean readRevision() {
            if (text.startsWith("-r", at)) {
                int start = at + 2;
                at = Ascii.digitsEnd(text, start);
                if (at == start) {
                    return false;
                }
                key.rank(REVISION).number(text, start, at);
            }
            return at == text.length();
        }
    }
}
