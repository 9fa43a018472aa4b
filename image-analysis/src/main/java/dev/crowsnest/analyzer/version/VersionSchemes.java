package dev.crowsnest.analyzer.version;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All schemes. */
public final class VersionSchemes {

    /** Debian, Ubuntu and what derives from them. */
    public static final VersionScheme DPKG = new TextScheme("dpkg", DebianVersion::parse);

    /** Alpine, Wolfi, Chainguard. */
    public static final VersionScheme APK = new TextScheme("apk", AlpineVersion::parse);

    /** RPM distributions: {@code [epoch:]version[-release]}. */
    public static final VersionScheme RPM = new TextScheme("rpm", RpmVersion::parse);

    /** Strict Semantic Versioning 2.0.0 (OSV ranges of type SEMVER). */
    public static final VersionScheme SEMVER = new TextScheme("semver", SemanticVersion::parseStrict);

    /** npm, which reads Semantic Versioning loosely. */
    public static final VersionScheme NPM = new TextScheme("npm", SemanticVersion::parseNpm);

    /** Go modules, with or without their {@code v}; pseudo-versions and {@code +incompatible} included. */
    public static final VersionScheme GO = new TextScheme("go", SemanticVersion::parseGo);

    /** Python. */
    public static final VersionScheme PEP440 = new TextScheme("pep440", Pep440Version::parse);

    /** Maven. Not transitive in corners: see {@link MavenVersion}. */
    public static final VersionScheme MAVEN = new TextScheme("maven", MavenVersion::parse);

    /** RubyGems. */
    public static final VersionScheme GEM = new TextScheme("gem", GemVersion::parse);

    /** Rust's crates. */
    public static final VersionScheme CARGO = new TextScheme("cargo", SemanticVersion::parseCargo);

    /** .NET. */
    public static final VersionScheme NUGET = new TextScheme("nuget", NuGetVersion::parse);

    /** PHP. */
    public static final VersionScheme COMPOSER = new TextScheme("composer", ComposerVersion::parse);

    private static final Map<String, VersionScheme> BY_ID =
            List.of(DPKG, APK, RPM, SEMVER, NPM, GO, PEP440, MAVEN, GEM, CARGO, NUGET, COMPOSER).stream()
                    .collect(Collectors.toUnmodifiableMap(VersionScheme::id, Function.identity()));

    private VersionSchemes() {}

    /** The scheme of this id; empty when there is none. */
    public static Optional<VersionScheme> of(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }

    /** A class and no record: schemes are compared by identity on the hot path. */
    private static final class TextScheme implements VersionScheme {
        private final String id;
        private final Function<String, ParsedVersion> parser;

        TextScheme(String id, Function<String, ParsedVersion> parser) {
            this.id = id;
            this.parser = parser;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public ParsedVersion parse(String text) {
            return parser.apply(text);
        }

        @Override
        public String toString() {
            return id;
        }
    }
}
