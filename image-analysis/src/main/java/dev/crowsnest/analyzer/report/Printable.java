package dev.crowsnest.analyzer.report;

/**
 * Makes text from an image safe for a terminal: names and paths are whatever their author wrote, escape sequences that move a
 * cursor or retitle a window among them.
 */
public final class Printable {

    private static final char REPLACEMENT = '\uFFFD';

    private Printable() {}

    /** The text with a replacement character for each that is unsafe. */
    public static String of(String text) {
        StringBuilder printable = null;
        for (int i = 0; i < text.length(); i++) {
            if (isUnsafe(text.charAt(i))) {
                printable = printable == null ? new StringBuilder(text) : printable;
                printable.setCharAt(i, REPLACEMENT);
            }
        }
        return printable == null ? text : printable.toString();
    }

    /** Control characters, line breaks of Unicode, and those that turn the direction of the text around. */
    private static boolean isUnsafe(char character) {
        int type = Character.getType(character);
        return Character.isISOControl(character)
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }
}
