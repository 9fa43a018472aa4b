package dev.crowsnest.analyzer.version;

/** What became of a text that claims to be a version. */
public sealed interface ParsedVersion permits ParsedVersion.Valid, ParsedVersion.Invalid {

    /** The text is a version. */
    record Valid(Version version) implements ParsedVersion {}

    /**
     * The text is no version of the scheme.
     *
     * @param text as it came, so hostile
     * @param reason what is wrong with it, as a clause without the text itself
     */
    record Invalid(String text, String reason) implements ParsedVersion {}
}
