package dev.crowsnest.analyzer.catalog;

/**
 * The source that a binary package was built from; distributions key their advisories by it.
 *
 * @param version the source's own, which may differ from the binary's in epoch or numbering
 */
public record SourcePackage(String name, String version) {}
