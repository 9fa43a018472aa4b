package dev.crowsnest.analyzer.advisory.osv;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.crowsnest.analyzer.advisory.AffectedPackage;
import dev.crowsnest.analyzer.advisory.Ecosystem;
import dev.crowsnest.analyzer.advisory.FixState;
import dev.crowsnest.analyzer.advisory.SeverityClaim;
import dev.crowsnest.analyzer.advisory.VersionInterval;
import dev.crowsnest.analyzer.version.VersionScheme;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes one element of {@code affected}: what {@link AffectedReader} reads. */
final class AffectedWriter {

    private AffectedWriter() {}

    static void write(ObjectNode element, AffectedPackage affected) {
        element.putObject("package").put("ecosystem", affected.stream().name()).put("name", affected.name());
        ranges(element, affected);
        OsvWriter.texts(
                element, "versions", affected.versions().stream().sorted().toList());
        List<SeverityClaim> claims = new ArrayList<>(affected.severities());
        String priority = OsvWriter.takeLast(claims, "Ubuntu");
        String urgency = OsvWriter.takeLast(claims, "Debian");
        OsvWriter.severityList(element, claims);
        specific(element, "ecosystem_specific", "ubuntu_priority", priority);
        specific(element, "ecosystem_specific", "urgency", urgency);
        unfixed(element, affected);
    }

    /** What Debian says of unfixed versions is its urgency, and RubyGems says it of a whole record. */
    private static void unfixed(ObjectNode element, AffectedPackage affected) {
        switch (affected.stream().family()) {
            case "Ubuntu" -> specific(element, "database_specific", "status", ofUbuntu(affected.unfixed()));
            case "crates.io" ->
                specific(
                        element,
                        "database_specific",
                        "informational",
                        affected.unfixed() == FixState.WONT_FIX ? "unmaintained" : "");
            default -> {}
        }
    }

    private static String ofUbuntu(FixState state) {
        return switch (state) {
            case NOT_FIXED -> "needed";
            case WONT_FIX -> "ignored";
            default -> "";
        };
    }

    private static void specific(ObjectNode element, String place, String field, String value) {
        if (!value.isEmpty()) {
            element.withObject("/" + place).put(field, value);
        }
    }

    /**
     * A range for each interval. Where a version could not be read, a range stayed in the order of its record, and an interval may
     * end before it begins, which alone would be refused: then all of them are one range, and stay in their order again.
     */
    private static void ranges(ObjectNode element, AffectedPackage affected) {
        VersionScheme scheme =
                Ecosystem.of(affected.stream()).map(Ecosystem::versions).orElse(null);
        List<VersionInterval> intervals = affected.intervals();
        if (intervals.isEmpty()) {
            return;
        }
        ArrayNode ranges = element.putArray("ranges");
        if (intervals.stream().allMatch(interval -> standsAlone(interval, scheme))) {
            intervals.forEach(interval -> events(range(ranges), interval));
        } else {
            ArrayNode events = range(ranges);
            intervals.forEach(interval -> events(events, interval));
        }
    }

    private static boolean standsAlone(VersionInterval interval, @Nullable VersionScheme scheme) {
        var events = JsonNodeFactory.instance.arrayNode();
        events(events, interval);
        try {
            return OsvEvents.pair("", events, scheme, flaw -> {}).equals(List.of(interval));
        } catch (MalformedAdvisoryException e) {
            return false;
        }
    }

    private static ArrayNode range(ArrayNode ranges) {
        return ranges.addObject().put("type", "ECOSYSTEM").putArray("events");
    }

    private static void events(ArrayNode events, VersionInterval interval) {
        events.addObject().put("introduced", interval.introduced());
        if (interval.fixed() != null) {
            events.addObject().put("fixed", interval.fixed());
        }
        if (interval.lastAffected() != null) {
            events.addObject().put("last_affected", interval.lastAffected());
        }
    }
}
