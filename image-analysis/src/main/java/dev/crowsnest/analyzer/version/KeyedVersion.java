package dev.crowsnest.analyzer.version;

/**
 * A version whose place in its scheme's order is the place of one string, its key, among strings. The key is built once, while
 * parsing; comparing is {@link String#compareTo}, so it allocates nothing and cannot be anything but a total order.
 */
abstract sealed class KeyedVersion implements Version
        permits AlpineVersion,
                ComposerVersion,
                DebianVersion,
                GemVersion,
                NuGetVersion,
                Pep440Version,
                RpmVersion,
                SemanticVersion {

    private final VersionScheme scheme;
    private final String text;
    private final String key;

    KeyedVersion(VersionScheme scheme, String text, OrderKey key) {
        this.scheme = scheme;
        this.text = text;
        this.key = key.toString();
    }

    @Override
    public final String text() {
        return text;
    }

    @Override
    public final VersionScheme scheme() {
        return scheme;
    }

    @Override
    public final int compareTo(Version other) {
        if (other instanceof KeyedVersion that && that.scheme == scheme) {
            return Integer.signum(key.compareTo(that.key));
        }
        throw new IncomparableVersionsException(this, other);
    }

    @Override
    public final boolean equals(Object other) {
        return other instanceof KeyedVersion that && that.scheme == scheme && key.equals(that.key);
    }

    @Override
    public final int hashCode() {
        return key.hashCode();
    }

    @Override
    public final String toString() {
        return text;
    }
}
