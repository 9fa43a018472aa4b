package dev.crowsnest.analysis.scan;

/** Text that an image or a registry supplies, made fit to be stored and shown. */
final class PlainText {

    private static final int LONGEST = 600;

    private PlainText() {}

    /** The text in one line without control characters, which a database may refuse and a terminal may obey. */
    static String of(String text) {
        String plain = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
    }
}
