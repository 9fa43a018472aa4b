package dev.crowsnest.analyzer.version;

import org.jspecify.annotations.Nullable;

/**
 * A Python version as PEP 440 orders it, in any spelling that normalises: {@code 1.0-RC.1} is {@code 1.0rc1}, {@code 1.0} is
 * {@code 1}. What setuptools once called a legacy version is none.
 */
public final class Pep440Version extends KeyedVersion {

    private final @Nullable Version published;

    private Pep440Version(String text, OrderKey key, @Nullable Version published) {
        super(VersionSchemes.PEP440, text, key);
        this.published = published;
    }

    @Override
    public boolean isBuildOf(Version other) {
        return super.isBuildOf(other) || published != null && published.compareTo(other) == 0;
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
        return new ParsedVersion.Valid(new Pep440Version(text, reader.key(), published(version)));
    }

    /** What a local build was made of. */
    private static @Nullable Version published(String version) {
        int local = version.indexOf('+');
        return local >= 0 && parse(version.substring(0, local)) instanceof ParsedVersion.Valid valid
                ? valid.version()
                : null;
    }
}
