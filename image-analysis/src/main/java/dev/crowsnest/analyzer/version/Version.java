package dev.crowsnest.analyzer.version;

/**
 * A version of one scheme. {@code equals} means that the scheme's tool sees no difference ({@code 1.0} and {@code 0:1.0-0}
 * for dpkg), so equal versions may have different texts.
 *
 * <p>Comparing across schemes is a programming error: {@link IncomparableVersionsException}.
 */
public sealed interface Version extends Comparable<Version> permits KeyedVersion, MavenVersion {

    /** The text as it was parsed, unchanged. */
    String text();

    VersionScheme scheme();

    /**
     * Whether this is a published version as an advisory names it, or a build of it of one's own. Only PEP 440 tells the two apart:
     * {@code 2.6.0+cu124} is a build of {@code 2.6.0}.
     */
    default boolean isBuildOf(Version published) {
        return compareTo(published) == 0;
    }
}
