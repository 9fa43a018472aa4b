package dev.crowsnest.analyzer.version;

/** ASCII character classes: the tools know no other digits and letters, whereas {@link Character} does. */
final class Ascii {

    private Ascii() {}

    static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    static boolean isLower(char character) {
        return character >= 'a' && character <= 'z';
    }

    static boolean isLetter(char character) {
        return isLower((char) (character | 0x20));
    }

    static boolean isAlphanumeric(char character) {
        return isDigit(character) || isLetter(character);
    }

    static boolean isDigitAt(String text, int index) {
        return index < text.length() && isDigit(text.charAt(index));
    }

    static boolean isAt(String text, int index, char wanted) {
        return index < text.length() && text.charAt(index) == wanted;
    }

    static int digitsEnd(String text, int from) {
        int end = from;
        while (isDigitAt(text, end)) {
            end++;
        }
        return end;
    }

    static int lettersEnd(String text, int from) {
        int end = from;
        while (end < text.length() && isLetter(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Whether all is printable and without blanks. */
    static boolean isVisible(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character <= ' ' || character > '~') {
                return false;
            }
        }
        return true;
    }
}
