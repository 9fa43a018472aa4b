package dev.crowsnest.analyzer.version;

/**
 * A version of a PHP package: normalised as Composer's {@code VersionParser} does ({@code v1.0b2} is {@code 1.0.0.0-beta2}), then
 * ordered as PHP's {@code version_compare} does.
 *
 * <p>{@code 2.x-dev}, the head of a numbered branch, comes after all of that branch, as with Composer. Any other branch
 * ({@code dev-main}) has no place among versions. Nor is what only constraints have a version: an alias ({@code 1.0 as 1.1}) or a
 * flag ({@code 1.0@dev}).
 */
public final class ComposerVersion extends KeyedVersion {

    private static final String BRANCH = "dev-";

    private ComposerVersion(String text, OrderKey key) {
        super(VersionSchemes.COMPOSER, text, key);
    }

    static ParsedVersion parse(String text) {
        String version = text.trim();
        if (!Ascii.isVisible(version)) {
            return new ParsedVersion.Invalid(text, "a character is no printable ASCII");
        }
        if (version.regionMatches(true, 0, BRANCH, 0, BRANCH.length())) {
            return new ParsedVersion.Invalid(text, "it is a branch, which has no place among versions");
        }
        ComposerReader reader = new ComposerReader(withoutBuild(version));
        return reader.readRelease() || reader.readDate() || reader.readNumberedBranch()
                ? new ParsedVersion.Valid(new ComposerVersion(text, reader.key()))
                : new ParsedVersion.Invalid(text, "it is no release, date or numbered branch as Composer writes them");
    }

    private static String withoutBuild(String version) {
        int plus = version.indexOf('+');
        return plus > 0 && plus < version.length() - 1 ? version.substring(0, plus) : version;
    }
}
