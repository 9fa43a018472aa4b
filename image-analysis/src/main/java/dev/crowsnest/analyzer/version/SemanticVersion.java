package dev.crowsnest.analyzer.version;

/** Semantic Versioning 2.0.0: strict, as Cargo and npm read it, or as Go modules write it. Build metadata does not order. */
public final class SemanticVersion extends KeyedVersion {

    private SemanticVersion(VersionScheme scheme, String text, OrderKey key) {
        super(scheme, text, key);
    }

    static ParsedVersion parseStrict(String text) {
        return read(VersionSchemes.SEMVER, text, new SemanticVersionReader(text, 0, false));
    }

    /**
     * As Cargo orders by precedence, which is strictly. The {@code semver} crate's own sort goes on to build metadata, but none of
     * its requirements does: whoever is told that {@code 1.2.0} is affected has {@code 1.2.0+1.1.1k} too.
     */
    static ParsedVersion parseCargo(String text) {
        return read(VersionSchemes.CARGO, text, new SemanticVersionReader(text, 0, false));
    }

    /**
     * As npm reads a package.json (node-semver, {@code loose}): blanks, {@code v} and {@code =} before it, leading zeros, and a
     * pre-release without its hyphen. Not the slip by which node-semver makes {@code 1.2.1-2.3} of {@code 1.2.12.3}.
     *
     * <p>{@code 1} and {@code 1.2} are no versions to npm. In its ranges they stand for {@code 1.0.0} and {@code 1.2.0}, and
     * advisories write their ranges so.
     */
    static ParsedVersion parseNpm(String text) {
        String version = text.trim();
        int start = 0;
        while (start < version.length() && "v= ".indexOf(version.charAt(start)) >= 0) {
            start++;
        }
        return readPadded(VersionSchemes.NPM, text, version, start, true);
    }

    /** As Go's own order: {@code v1} and {@code v1.2} stand for {@code v1.0.0} and {@code v1.2.0}. */
    static ParsedVersion parseGo(String text) {
        int start = text.startsWith("v") ? 1 : 0;
        return readPadded(VersionSchemes.GO, text, text, start, false);
    }

    private static ParsedVersion readPadded(
            VersionScheme scheme, String text, String version, int start, boolean loose) {
        var reader = new SemanticVersionReader(version, start, loose);
        return reader.readShort()
                ? new ParsedVersion.Valid(new SemanticVersion(scheme, text, reader.key()))
                : read(scheme, text, new SemanticVersionReader(version, start, loose));
    }

    private static ParsedVersion read(VersionScheme scheme, String text, SemanticVersionReader reader) {
        if (!reader.readCore()) {
            return new ParsedVersion.Invalid(text, "it does not start with three numbers");
        }
        String wrong = reader.readRest();
        return wrong != null
                ? new ParsedVersion.Invalid(text, wrong)
                : new ParsedVersion.Valid(new SemanticVersion(scheme, text, reader.key()));
    }
}
