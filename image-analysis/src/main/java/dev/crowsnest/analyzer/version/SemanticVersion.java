package dev.crowsnest.analyzer.version;

/** Semantic Versioning 2.0.0: strict, as npm reads it, or as Go modules write it. Build metadata does not order. */
public final class SemanticVersion extends KeyedVersion {

    private static final int PRERELEASE = 1;
    private static final int RELEASE = 2;

    private SemanticVersion(VersionScheme scheme, String text, OrderKey key) {
        super(scheme, text, key);
    }

    static ParsedVersion parseStrict(String text) {
        return read(VersionSchemes.SEMVER, text, new SemanticVersionReader(text, 0, false));
    }

    /**
     * As npm reads a package.json (node-semver, {@code loose}): blanks, {@code v} and {@code =} before it, leading zeros, and a
     * pre-release without its hyphen. Not the slip by which node-semver makes {@code 1.2.1-2.3} of {@code 1.2.12.3}.
     */
    static ParsedVersion parseNpm(String text) {
        String version = text.trim();
        int start = 0;
        while (start < version.length() && "v= ".indexOf(version.charAt(start)) >= 0) {
            start++;
        }
        return read(VersionSchemes.NPM, text, new SemanticVersionReader(version, start, true));
    }

    /** As Go's own order: {@code v1} and {@code v1.2} stand for {@code v1.0.0} and {@code v1.2.0}. */
    static ParsedVersion parseGo(String text) {
        int start = text.startsWith("v") ? 1 : 0;
        SemanticVersionReader reader = new SemanticVersionReader(text, start, false);
        if (reader.readShort()) {
            return new ParsedVersion.Valid(
                    new SemanticVersion(VersionSchemes.GO, text, reader.key().rank(RELEASE)));
        }
        return read(VersionSchemes.GO, text, new SemanticVersionReader(text, start, false));
    }

    private static ParsedVersion read(VersionScheme scheme, String text, SemanticVersionReader reader) {
        if (!reader.readCore()) {
            return new ParsedVersion.Invalid(text, "it does not start with three numbers");
        }
        if (reader.atPrerelease()) {
            reader.key().rank(PRERELEASE);
            if (!reader.readPrerelease()) {
                return new ParsedVersion.Invalid(
                        text, "a pre-release identifier is empty or a number with leading zeros");
            }
        } else {
            reader.key().rank(RELEASE);
        }
        if (!reader.readBuild()) {
            return new ParsedVersion.Invalid(text, "what follows is neither a pre-release nor build metadata");
        }
        return new ParsedVersion.Valid(new SemanticVersion(scheme, text, reader.key()));
    }
}
