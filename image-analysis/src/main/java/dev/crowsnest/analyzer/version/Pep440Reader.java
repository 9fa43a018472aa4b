package dev.crowsnest.analyzer.version;

import java.util.List;
import java.util.Locale;

/** Reads one PEP 440 version from left to right into its key. Letters count in either case. */
final class Pep440Reader {

    /** How a phase may be spelled, longer spellings before their own beginnings. */
    private enum Phase {
        ALPHA("alpha", "a"),
        BETA("beta", "b"),
        CANDIDATE("preview", "pre", "c", "rc"),
        POST("post", "rev", "r"),
        DEV("dev");

        private final List<String> spellings;

        Phase(String... spellings) {
            this.spellings = List.of(spellings);
        }
    }

    private static final int RELEASE_END = 1;
    private static final int RELEASE_NUMBER = 2;

    private static final int DEV_ALONE = 1;
    private static final int PRE = 2;
    private static final int NO_PRE = PRE + Phase.POST.ordinal();

    private static final int ABSENT = 1;
    private static final int PRESENT = 2;
    private static final int DEV = 1;
    private static final int NO_DEV = 2;

    private static final int LOCAL_END = 1;
    private static final int LOCAL_WORD = 2;
    private static final int LOCAL_NUMBER = 3;

    private final String text;
    private final OrderKey key;
    private int at;
    private int numberStart;
    private int numberEnd;

    Pep440Reader(String version) {
        this.text = version.toLowerCase(Locale.ROOT);
        this.key = new OrderKey(text);
    }

    OrderKey key() {
        return key;
    }

    boolean readEpochAndRelease() {
        if (Ascii.isAt(text, at, 'v')) {
            at++;
        }
        int end = Ascii.digitsEnd(text, at);
        boolean epoch = end > at && Ascii.isAt(text, end, '!');
        key.number(text, at, epoch ? end : at);
        if (epoch) {
            at = end + 1;
        }
        if (!Ascii.isDigitAt(text, at)) {
            return false;
        }
        readRelease();
        return true;
    }

    /** Zeros are held back until a greater number follows: 1.0.0 is 1. */
    private void readRelease() {
        int zeros = 0;
        int start = at;
        while (true) {
            at = Ascii.digitsEnd(text, start);
            if (isZero(start, at)) {
                zeros++;
            } else {
                for (; zeros > 0; zeros--) {
                    key.rank(RELEASE_NUMBER).zero();
                }
                key.rank(RELEASE_NUMBER).number(text, start, at);
            }
            if (!Ascii.isAt(text, at, '.') || !Ascii.isDigitAt(text, at + 1)) {
                break;
            }
            start = at + 1;
        }
        key.rank(RELEASE_END);
    }

    private boolean isZero(int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) != '0') {
                return false;
            }
        }
        return true;
    }

    /** Pre-release, post-release, development release, each of which may be missing. */
    void readPhases() {
        OrderKey later = new OrderKey("");
        boolean pre = readPre();
        if (pre) {
            key.number(text, numberStart, numberEnd);
        }
        boolean post = readBarePost() || readPhase(Phase.POST);
        appendPhase(later, post, PRESENT, ABSENT);
        boolean dev = readPhase(Phase.DEV);
        appendPhase(later, dev, DEV, NO_DEV);
        if (!pre) {
            key.rank(dev && !post ? DEV_ALONE : NO_PRE);
        }
        key.append(later);
    }

    private void appendPhase(OrderKey target, boolean present, int rank, int otherwise) {
        if (present) {
            target.rank(rank).number(text, numberStart, numberEnd);
        } else {
            target.rank(otherwise);
        }
    }

    private boolean readPre() {
        for (Phase phase : List.of(Phase.ALPHA, Phase.BETA, Phase.CANDIDATE)) {
            if (readPhase(phase)) {
                key.rank(PRE + phase.ordinal());
                return true;
            }
        }
        return false;
    }

    /** {@code 1.0-1} is {@code 1.0.post1}. */
    private boolean readBarePost() {
        if (!Ascii.isAt(text, at, '-') || !Ascii.isDigitAt(text, at + 1)) {
            return false;
        }
        readNumber(at + 1);
        return true;
    }

    private boolean readPhase(Phase phase) {
        int start = skipSeparator(at);
        for (String spelling : phase.spellings) {
            if (text.startsWith(spelling, start)) {
                readNumber(skipSeparator(start + spelling.length()));
                return true;
            }
        }
        return false;
    }

    private void readNumber(int start) {
        numberStart = start;
        numberEnd = Ascii.digitsEnd(text, start);
        at = numberEnd;
    }

    private int skipSeparator(int index) {
        return isSeparator(index) ? index + 1 : index;
    }

    private boolean isSeparator(int index) {
        return index < text.length() && "._-".indexOf(text.charAt(index)) >= 0;
    }

    /** The local version, or nothing, and the end. */
    boolean readLocal() {
        if (!Ascii.isAt(text, at, '+')) {
            key.rank(ABSENT);
            return at == text.length();
        }
        key.rank(PRESENT);
        do {
            int start = at + 1;
            at = start;
            while (at < text.length() && Ascii.isAlphanumeric(text.charAt(at))) {
                at++;
            }
            if (at == start) {
                return false;
            }
            appendLocal(start);
        } while (isSeparator(at));
        key.rank(LOCAL_END);
        return at == text.length();
    }

    private void appendLocal(int start) {
        if (Ascii.digitsEnd(text, start) == at) {
            key.rank(LOCAL_NUMBER).number(text, start, at);
        } else {
            key.rank(LOCAL_WORD).word(text, start, at);
        }
    }
}
