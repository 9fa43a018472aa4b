package dev.crowsnest.analyzer.version;

/** Reads one semantic version from left to right into its key. */
final class SemanticVersionReader {

    private static final int END = 1;
    private static final int NUMBER = 2;
    private static final int WORD = 3;

    private final String text;
    private final boolean loose;
    private final OrderKey key;
    private int at;

    SemanticVersionReader(String text, int start, boolean loose) {
        this.text = text;
        this.at = start;
        this.loose = loose;
        this.key = new OrderKey(text);
    }

    OrderKey key() {
        return key;
    }

    boolean readCore() {
        return readNumber() && readDot() && readNumber() && readDot() && readNumber();
    }

    /** One or two numbers and the end. */
    boolean readShort() {
        if (!readNumber()) {
            return false;
        }
        if (at == text.length()) {
            key.zero().zero();
            return true;
        }
        boolean two = readDot() && readNumber() && at == text.length();
        key.zero();
        return two;
    }

    private boolean readDot() {
        boolean dot = Ascii.isAt(text, at, '.');
        at++;
        return dot;
    }

    private boolean readNumber() {
        int end = Ascii.digitsEnd(text, at);
        if (end <= at || hasLeadingZero(at, end)) {
            return false;
        }
        key.number(text, at, end);
        at = end;
        return true;
    }

    private boolean hasLeadingZero(int from, int to) {
        return !loose && to - from > 1 && text.charAt(from) == '0';
    }

    boolean atPrerelease() {
        return Ascii.isAt(text, at, '-') || loose && at < text.length() && isIdentifier(text.charAt(at));
    }

    boolean readPrerelease() {
        if (Ascii.isAt(text, at, '-') && !isLoneHyphen()) {
            at++;
        }
        boolean identifier = readIdentifier();
        while (identifier && Ascii.isAt(text, at, '.')) {
            at++;
            identifier = readIdentifier();
        }
        key.rank(END);
        return identifier;
    }

    /** Loosely, a hyphen that introduces nothing is an identifier itself. */
    private boolean isLoneHyphen() {
        return loose && (at + 1 == text.length() || !isIdentifier(text.charAt(at + 1)));
    }

    private boolean readIdentifier() {
        int start = at;
        boolean number = true;
        while (at < text.length() && isIdentifier(text.charAt(at))) {
            number &= Ascii.isDigit(text.charAt(at++));
        }
        if (at == start || number && hasLeadingZero(start, at)) {
            return false;
        }
        if (number) {
            key.rank(NUMBER).number(text, start, at);
        } else {
            key.rank(WORD).word(text, start, at);
        }
        return true;
    }

    /** Build metadata, or nothing, and the end. */
    boolean readBuild() {
        if (!Ascii.isAt(text, at, '+')) {
            return at == text.length();
        }
        do {
            int start = ++at;
            while (at < text.length() && isIdentifier(text.charAt(at))) {
                at++;
            }
            if (at == start) {
                return false;
            }
        } while (Ascii.isAt(text, at, '.'));
        return at == text.length();
    }

    private static boolean isIdentifier(char character) {
        return Ascii.isAlphanumeric(character) || character == '-';
    }
}
