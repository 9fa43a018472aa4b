package dev.crowsnest.analyzer.catalog;

/**
 * A file that a distribution's package brought, and that records a package of a language.
 *
 * @param owner name of the distribution's package
 * @param path in the image, normalised: no leading slash
 */
public record OwnedFile(String owner, String path) {}
