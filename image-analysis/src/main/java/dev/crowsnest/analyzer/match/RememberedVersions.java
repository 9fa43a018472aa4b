package dev.crowsnest.analyzer.match;

import dev.crowsnest.analyzer.version.ParsedVersion;
import dev.crowsnest.analyzer.version.VersionScheme;
import java.util.HashMap;
import java.util.Map;

/**
 * A scheme that parses each text once: the ends of an advisory's ranges, and the versions that it lists, are held against each of
 * many subjects. For one piece of work, on one thread.
 */
final class RememberedVersions implements VersionScheme {

    private final VersionScheme scheme;
    private final Map<String, ParsedVersion> parsed = new HashMap<>();

    RememberedVersions(VersionScheme scheme) {
        this.scheme = scheme;
    }

    @Override
    public String id() {
        return scheme.id();
    }

    @Override
    public ParsedVersion parse(String text) {
        return parsed.computeIfAbsent(text, scheme::parse);
    }
}
