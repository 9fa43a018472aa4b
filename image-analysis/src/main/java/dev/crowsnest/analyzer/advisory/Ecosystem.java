package dev.crowsnest.analyzer.advisory;

import dev.crowsnest.analyzer.version.VersionScheme;
import dev.crowsnest.analyzer.version.VersionSchemes;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A family of streams whose versions we can order, named as OSV names it.
 *
 * @see <a href="https://ossf.github.io/osv-schema/#defined-ecosystems">OSV schema, defined ecosystems</a>
 */
public enum Ecosystem {
    DEBIAN("Debian", VersionSchemes.DPKG, Kind.DISTRIBUTION),
    UBUNTU("Ubuntu", VersionSchemes.DPKG, Kind.DISTRIBUTION),
    ALPINE("Alpine", VersionSchemes.APK, Kind.DISTRIBUTION),
    WOLFI("Wolfi", VersionSchemes.APK, Kind.DISTRIBUTION),
    CHAINGUARD("Chainguard", VersionSchemes.APK, Kind.DISTRIBUTION),
    ALMALINUX("AlmaLinux", VersionSchemes.RPM, Kind.DISTRIBUTION_OF_ERRATA),
    ROCKY("Rocky Linux", VersionSchemes.RPM, Kind.DISTRIBUTION_OF_ERRATA),
    NPM("npm", VersionSchemes.NPM, Kind.LANGUAGE),
    PYPI("PyPI", VersionSchemes.PEP440, Kind.LANGUAGE),
    MAVEN("Maven", VersionSchemes.MAVEN, Kind.LANGUAGE),
    GO("Go", VersionSchemes.GO, Kind.LANGUAGE),
    CRATES("crates.io", VersionSchemes.CARGO, Kind.LANGUAGE),
    RUBYGEMS("RubyGems", VersionSchemes.GEM, Kind.LANGUAGE),
    NUGET("NuGet", VersionSchemes.NUGET, Kind.LANGUAGE),
    PACKAGIST("Packagist", VersionSchemes.COMPOSER, Kind.LANGUAGE);

    private enum Kind {
        LANGUAGE,
        DISTRIBUTION,
        /** Its records are errata: each fixes many CVEs and names them under {@code related}. */
        DISTRIBUTION_OF_ERRATA
    }

    private static final Map<String, Ecosystem> BY_FAMILY = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(ecosystem -> ecosystem.family, Function.identity()));

    private static final Pattern PYPI_SEPARATORS = Pattern.compile("[-_.]+");

    private final String family;
    private final VersionScheme versions;
    private final Kind kind;

    Ecosystem(String family, VersionScheme versions, Kind kind) {
        this.family = family;
        this.versions = versions;
        this.kind = kind;
    }

    /** The ecosystem that a stream, or an export, belongs to; empty when we know no order of its versions. */
    public static Optional<Ecosystem> of(Stream stream) {
        return Optional.ofNullable(BY_FAMILY.get(stream.family()));
    }

    /** The name before the release: {@code Debian} of {@code Debian:12}. */
    public String family() {
        return family;
    }

    public VersionScheme versions() {
        return versions;
    }

    /** Whether it is a distribution's, whose packages no other ecosystem's advisories may judge. */
    public boolean isDistribution() {
        return kind != Kind.LANGUAGE;
    }

    /**
     * Whether its export lists vulnerabilities without a fix as well, so that one that it does not list is none. Ubuntu's tracker does;
     * of Debian's there are exports of either kind, and what is not known to be complete is taken for incomplete.
     */
    public boolean listsUnfixed() {
        return this == UBUNTU;
    }

    /** Whether {@code related} names the CVEs that a record fixes; elsewhere it is only "see also". */
    public boolean namesCvesInRelated() {
        return kind == Kind.DISTRIBUTION_OF_ERRATA;
    }

    /**
     * The one spelling of a package's name: PyPI takes {@code Foo_Bar} and {@code foo.bar} for {@code foo-bar}; to NuGet and
     * Packagist a name is the same in either case.
     */
    public String normalizeName(String name) {
        return switch (this) {
            case PYPI -> PYPI_SEPARATORS.matcher(name).replaceAll("-").toLowerCase(Locale.ROOT);
            case NUGET, PACKAGIST -> name.toLowerCase(Locale.ROOT);
            default -> name;
        };
    }
}
