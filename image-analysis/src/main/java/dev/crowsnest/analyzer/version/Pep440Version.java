package dev.crowsnest.analyzer.version;

/**
 * A Python version as PEP 440 orders it, in any spelling that normalises: {@code 1.0-RC.1} is {@code 1.0rc1}, {@code 1.0} is
 * {@code 1}. What setuptools once called a legacy version is none.
 */
public final class Pep440Version extends KeyedVersion {

    private Pep440Version(String text, OrderKey key) {
        super(VersionSchemes.PEP440, text, key);
    }

    static ParsedVersion parse(String text) {
        String version = text.strip();
        if (!Ascii.isVisible(version)) {
            return new ParsedVersion.Invalid(text, "a character is no printable ASCII");
        }
        Pep440Reader reader = new Pep440Reader(version);
        if (!reader.readEpochAndRelease()) {
            return new ParsedVersion.Invalid(text, "the release is no numbers joined by dots");
        }
        reader.readPhases();
        if (!reader.readLocal()) {
            return new ParsedVersion.Invalid(text, "what follows the release is not of PEP 440");
        }
        return new ParsedVersion.Valid(new Pep440Version(text, reader.key()));
    }
}
