package dev.crowsnest.analyzer.version;

import org.jspecify.annotations.Nullable;

/** Reads one semantic version from left to right into its key. */
final class SemanticVersionReader {

    private static final int PRERELEASE = 1;
    private static final int RELEASE = 2;

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
            key.zero().zero().rank(RELEASE);
            return true;
        }
        boolean two = readDot() && readNumber() && at == text.length();
        key.zero().rank(RELEASE);
        return two;
    }

    /** One to {@code most} numbers, leading zeros or not; the missing ones are zero. */
    boolean readPaddedCore(int most) {
        int numbers = 0;
        do {
            int end = Ascii.digitsEnd(text, at);
            if (end == at || numbers == most) {
                return false;
            }
            key.number(text, at, end);
            at = end;
            numbers++;
        } while (skipDot());
        for (; numbers < most; numbers++) {
            key.zero();
        }
        return true;
    }

    private boolean skipDot() {
        boolean dot = Ascii.isAt(text, at, '.');
        at += dot ? 1 : 0;
        return dot;
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

    /** What may follow the numbers: a pre-release, build metadata, both or neither; says what is wrong with it. */
    @Nullable
    String readRest() {
        key.rank(atPrerelease() ? PRERELEASE : RELEASE);
        if (atPrerelease() && !readPrerelease()) {
            return "a pre-release identifier is empty or a number with leading zeros";
        }
        return readBuild() ? null : "what follows is neither a pre-release nor build metadata";
    }

    private boolean atPrerelease() {
        return Ascii.isAt(text, at, '-') || loose && at < text.length() && isIdentifier(text.charAt(at));
    }

    private boolean readPrerelease() {
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
    private boolean readBuild() {
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
