package dev.crowsnest.analyzer.catalog;

/**
 * A repository that packages are installed from, as far as its address names a release. The address itself is not kept: it may
 * hold a password.
 *
 * @param tag empty for a repository of all packages; with its {@code @} when only packages that ask for it come from there
 * @param release as the distribution names it in addresses: {@code v3.20}, {@code edge}
 */
public record PackageRepository(String tag, String release) {}
