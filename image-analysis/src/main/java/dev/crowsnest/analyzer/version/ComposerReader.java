package dev.crowsnest.analyzer.version;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads one version of a PHP package into its key, in one of three ways of which the first that succeeds counts. What may follow
 * the numbers is {@code [._-][word[numbers]][.-]dev}, each optional.
 */
final class ComposerReader {

    /** In order of precedence; what comes after equal beginnings. */
    private enum Element {
        /** PHP does not know the word {@code Stable}; Composer takes only {@code stable} away. */
        STRANGE_WORD("stable"),
        DEV("dev"),
        ALPHA("alpha", "a"),
        BETA("beta", "b"),
        CANDIDATE("rc"),
        END,
        NUMBER,
        PATCH("patch", "pl", "p");

        private final List<String> spellings;

        Element(String... spellings) {
            this.spellings = List.of(spellings);
        }
    }

    private static final String STABLE = "stable";
    private static final int NUMBERS = 4;
    /** A first number of more digits is a date, or none that Composer takes. */
    private static final int FIRST_DIGITS = 5;

    private static final Pattern DATE = Pattern.compile("\\d{4}(?:[.:-]?\\d{2}){1,6}(?:[.:-]?\\d{1,3})?");
    private static final int LONGEST_DATE = 26;
    /** What Composer puts in place of the numbers that a branch leaves open. */
    private static final String OPEN_NUMBER = "9999999";

    private final String text;
    private OrderKey key;
    private int at;

    ComposerReader(String text) {
        this.text = text;
        this.key = new OrderKey(text);
    }

    OrderKey key() {
        return key;
    }

    /** One to four numbers, of which missing ones are zero. */
    boolean readRelease() {
        start();
        int end = Ascii.digitsEnd(text, at);
        if (end == at || end - at > FIRST_DIGITS) {
            return false;
        }
        appendNumber(end);
        for (int more = 1; more < NUMBERS; more++) {
            boolean dot = Ascii.isAt(text, at, '.') && Ascii.isDigitAt(text, at + 1);
            at += dot ? 1 : 0;
            appendNumber(dot ? Ascii.digitsEnd(text, at) : at);
        }
        return readRest();
    }

    /** {@code 2024-01-31}, {@code 20240131.1}: any count of numbers. */
    boolean readDate() {
        start();
        int end = dateEnd();
        if (end - at > LONGEST_DATE || !DATE.matcher(text.substring(at, end)).matches()) {
            return false;
        }
        while (at < end) {
            if (Ascii.isDigitAt(text, at)) {
                appendNumber(Math.min(end, Ascii.digitsEnd(text, at)));
            } else {
                at++;
            }
        }
        return readRest();
    }

    private int dateEnd() {
        int end = at;
        for (int next = at; next < text.length() && isDateCharacter(text.charAt(next)); next++) {
            if (Ascii.isDigitAt(text, next)) {
                end = next + 1;
            }
        }
        return end;
    }

    private static boolean isDateCharacter(char character) {
        return Ascii.isDigit(character) || ".:-".indexOf(character) >= 0;
    }

    /** {@code 2.x-dev}, {@code 2.1.*-dev}: numbers and {@code x} for any. */
    boolean readNumberedBranch() {
        start();
        int end = Ascii.digitsEnd(text, at);
        if (end == at) {
            return false;
        }
        appendNumber(end);
        for (int more = 1; more < NUMBERS; more++) {
            readBranchNumber();
        }
        boolean dev = readDev();
        key.rank(Element.END.ordinal());
        return dev && at == text.length();
    }

    private void readBranchNumber() {
        boolean dot = Ascii.isAt(text, at, '.');
        if (dot && Ascii.isDigitAt(text, at + 1)) {
            at++;
            appendNumber(Ascii.digitsEnd(text, at));
            return;
        }
        if (dot && at + 1 < text.length() && "xX*".indexOf(text.charAt(at + 1)) >= 0) {
            at += 2;
        }
        key.rank(Element.NUMBER.ordinal()).number(OPEN_NUMBER, 0, OPEN_NUMBER.length());
    }

    private void start() {
        key = new OrderKey(text);
        at = text.startsWith("v") || text.startsWith("V") ? 1 : 0;
    }

    private void appendNumber(int end) {
        key.rank(Element.NUMBER.ordinal()).number(text, at, end);
        at = end;
    }

    private boolean readRest() {
        skipOneOf("._-");
        if (text.startsWith(STABLE, at)) {
            return readStable();
        }
        if (readWord()) {
            readWordNumbers();
        }
        readDev();
        key.rank(Element.END.ordinal());
        return at == text.length();
    }

    /** Whatever follows this word does not count. */
    private boolean readStable() {
        OrderKey release = key;
        key = new OrderKey("");
        at += STABLE.length();
        readWordNumbers();
        readDev();
        key = release.rank(Element.END.ordinal());
        return at == text.length();
    }

    private boolean readWord() {
        for (Element element : Element.values()) {
            if (element != Element.DEV && read(element)) {
                return true;
            }
        }
        return false;
    }

    private void readWordNumbers() {
        while (isNumberNext()) {
            skipOneOf(".-");
            appendNumber(Ascii.digitsEnd(text, at));
        }
    }

    private boolean isNumberNext() {
        return Ascii.isDigitAt(text, at)
                || (Ascii.isAt(text, at, '.') || Ascii.isAt(text, at, '-')) && Ascii.isDigitAt(text, at + 1);
    }

    private boolean readDev() {
        int start = at;
        skipOneOf(".-");
        boolean dev = read(Element.DEV);
        at = dev ? at : start;
        return dev;
    }

    private boolean read(Element element) {
        for (String spelling : element.spellings) {
            if (text.regionMatches(true, at, spelling, 0, spelling.length())) {
                at += spelling.length();
                key.rank(element.ordinal());
                return true;
            }
        }
        return false;
    }

    private void skipOneOf(String characters) {
        if (at < text.length() && characters.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }
}
