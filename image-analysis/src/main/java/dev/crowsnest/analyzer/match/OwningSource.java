package dev.crowsnest.analyzer.match;

import dev.crowsnest.analyzer.advisory.Stream;

/**
 * The source of the distribution's package that brought a package of a language.
 *
 * @param stream the distribution's
 * @param name that its advisories are keyed by
 */
public record OwningSource(Stream stream, String name) {

    @Override
    public String toString() {
        return name + " of " + stream.name();
    }
}
