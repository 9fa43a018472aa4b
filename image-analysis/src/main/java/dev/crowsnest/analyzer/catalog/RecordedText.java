package dev.crowsnest.analyzer.catalog;

/** Text that an image supplies: judged before it becomes a name, made harmless before it is shown. */
public final class RecordedText {

    private static final int QUOTED_LENGTH = 80;
    private static final char REPLACEMENT = '\uFFFD';

    private RecordedText() {}

    /**
     * Whether {@code text} can be a name or a version: not blank, not longer than {@link CatalogLimits#TEXT_LENGTH}, without
     * characters that are not seen or that were not UTF-8.
     */
    public static boolean isPlain(String text) {
        return !text.isBlank()
                && text.length() <= CatalogLimits.TEXT_LENGTH
                && text.codePoints().allMatch(RecordedText::isSeen);
    }

    /** {@code text} in quotation marks, shortened to what a message has room for, made harmless. */
    public static String quoted(String text) {
        return "'" + shown(text, QUOTED_LENGTH) + "'";
    }

    /** {@code text}, shortened to {@link CatalogLimits#TEXT_LENGTH}, with a question mark for each character that is not seen. */
    public static String shown(String text) {
        return shown(text, CatalogLimits.TEXT_LENGTH);
    }

    private static String shown(String text, int limit) {
        var shown = new StringBuilder();
        text.codePoints().limit(limit).map(c -> isSeen(c) ? c : '?').forEach(shown::appendCodePoint);
        return text.codePointCount(0, text.length()) > limit ? shown.append('…').toString() : shown.toString();
    }

    /** Controls, and the format characters that turn the direction of what follows, would deceive who reads a report. */
    private static boolean isSeen(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> character != REPLACEMENT;
        };
    }
}
