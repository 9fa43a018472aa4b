package dev.crowsnest.analyzer.advisory.osv;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crowsnest.analyzer.advisory.AffectedPackage;
import dev.crowsnest.analyzer.advisory.Ecosystem;
import dev.crowsnest.analyzer.advisory.Stream;
import dev.crowsnest.analyzer.advisory.VersionInterval;
import dev.crowsnest.analyzer.version.VersionScheme;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads one element of {@code affected}. */
final class AffectedReader {

    private AffectedReader() {}

    /** Absent when the element names no package, as those for a git repository do. */
    static @Nullable AffectedPackage read(String id, JsonNode record, JsonNode affected, Consumer<String> flaws)
            throws MalformedAdvisoryException {
        JsonNode named = affected.path("package");
        Stream stream = OsvReader.stream(named);
        String name = named.path("name").asText("").trim();
        if (stream.name().isEmpty() || name.isEmpty()) {
            return null;
        }
        Optional<Ecosystem> ecosystem = Ecosystem.of(stream);
        if (ecosystem.isEmpty()) {
            flaws.accept("its ecosystem '" + OsvEvents.shown(stream.name()) + "' is not known");
        }
        return new AffectedPackage(
                stream,
                ecosystem.map(known -> known.normalizeName(name)).orElse(name),
                intervals(id, affected, ecosystem.map(Ecosystem::versions).orElse(null), flaws),
                versions(affected),
                SeverityClaims.ofPackage(affected),
                FixStatements.of(stream, record, affected));
    }

    private static List<VersionInterval> intervals(
            String id, JsonNode affected, @Nullable VersionScheme scheme, Consumer<String> flaws)
            throws MalformedAdvisoryException {
        List<VersionInterval> intervals = new ArrayList<>();
        for (JsonNode range : affected.path("ranges")) {
            String type = range.path("type").asText("");
            if (type.equals("ECOSYSTEM") || type.equals("SEMVER")) {
                JsonNode events = range.path("events");
                if (events.size() > OsvEvents.LIMIT) {
                    throw new MalformedAdvisoryException(id, "a range has over " + OsvEvents.LIMIT + " events", null);
                }
                intervals.addAll(OsvEvents.pair(id, events, scheme, flaws));
            }
        }
        return intervals;
    }

    private static Set<String> versions(JsonNode affected) {
        Set<String> versions = new HashSet<>();
        for (JsonNode version : affected.path("versions")) {
            String text = version.asText("").trim();
            if (!text.isEmpty()) {
                versions.add(text);
            }
        }
        return versions;
    }
}
