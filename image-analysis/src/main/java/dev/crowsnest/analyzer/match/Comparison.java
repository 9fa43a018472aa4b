package dev.crowsnest.analyzer.match;

import dev.crowsnest.analyzer.advisory.Stream;
import dev.crowsnest.analyzer.version.VersionScheme;

/**
 * What of a subject is looked up among advisories and compared with them.
 *
 * @param name that advisories are keyed by: the source package for Debian, Ubuntu and Alpine
 * @param version in the numbering of that name
 */
public record Comparison(Stream stream, String name, String version, VersionScheme scheme) {}
