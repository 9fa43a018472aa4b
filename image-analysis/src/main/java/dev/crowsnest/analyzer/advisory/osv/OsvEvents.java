package dev.crowsnest.analyzer.advisory.osv;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crowsnest.analyzer.advisory.VersionInterval;
import dev.crowsnest.analyzer.version.ParsedVersion;
import dev.crowsnest.analyzer.version.Version;
import dev.crowsnest.analyzer.version.VersionScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Puts a range's events in order and pairs them into intervals, so that matching never sees events.
 *
 * <p>As the schema's evaluation does: the first event that introduces opens an interval, the next that fixes (or was last
 * affected) closes it, and whatever repeats the state it is in already changes nothing.
 *
 * @see <a href="https://ossf.github.io/osv-schema/#evaluation">OSV schema, evaluation</a>
 */
final class OsvEvents {

    /** The longest published list has some hundreds; ordering costs the square of it. */
    static final int LIMIT = 4096;

    private static final int LONGEST_SHOWN = 60;

    private static final String FROM_THE_FIRST = "0";

    private enum Kind {
        INTRODUCED("introduced"),
        FIXED("fixed"),
        LAST_AFFECTED("last_affected");

        private final String field;

        Kind(String field) {
            this.field = field;
        }
    }

    private record Event(
            Kind kind, String version, @Nullable Version parsed) {

        boolean isFirstOfAll() {
            return version.equals(FROM_THE_FIRST);
        }
    }

    private OsvEvents() {}

    /**
     * The intervals of one range.
     *
     * @param scheme orders the events; absent when we know no order, then the record's own is taken
     * @param flaws are told the versions that the scheme cannot read
     */
    static List<VersionInterval> pair(
            String id, JsonNode events, @Nullable VersionScheme scheme, Consumer<String> flaws)
            throws MalformedAdvisoryException {
        List<Event> stated = read(events, scheme, flaws);
        List<Event> ordered = order(stated);
        refuseInverted(id, stated, ordered);
        List<VersionInterval> intervals = new ArrayList<>();
        // A fix without a beginning ends what was always there; to drop it would hide what the record warns of.
        String open = ordered.stream().anyMatch(event -> event.kind() == Kind.INTRODUCED) ? null : FROM_THE_FIRST;
        for (Event event : ordered) {
            if (event.kind() == Kind.INTRODUCED) {
                open = open == null ? event.version() : open;
            } else if (open != null) {
                boolean fixed = event.kind() == Kind.FIXED;
                intervals.add(
                        new VersionInterval(open, fixed ? event.version() : null, fixed ? null : event.version()));
                open = null;
            }
        }
        if (open != null && !ordered.isEmpty()) {
            intervals.add(new VersionInterval(open, null, null));
        }
        return intervals;
    }

    private static List<Event> read(JsonNode events, @Nullable VersionScheme scheme, Consumer<String> flaws) {
        List<Event> read = new ArrayList<>();
        for (JsonNode event : events) {
            for (Kind kind : Kind.values()) {
                String version = event.path(kind.field).asText("").trim();
                if (!version.isEmpty()) {
                    read.add(new Event(kind, version, parse(version, scheme, flaws)));
                }
            }
        }
        return read;
    }

    private static @Nullable Version parse(String version, @Nullable VersionScheme scheme, Consumer<String> flaws) {
        if (scheme == null) {
            return null;
        }
        ParsedVersion parsed = scheme.parse(version);
        if (parsed instanceof ParsedVersion.Invalid invalid && !version.equals(FROM_THE_FIRST)) {
            flaws.accept("version '" + shown(version) + "' is none of " + scheme.id() + ": " + invalid.reason());
        }
        return parsed instanceof ParsedVersion.Valid valid ? valid.version() : null;
    }

    /** As much of a text as a person needs to find it. */
    static String shown(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
    }

    /**
     * The order of a record's events means nothing, so two intervals may be stated in any. What cannot be put in order is an end
     * that is stated for a beginning and lies before it, and leaves that beginning without any.
     */
    private static void refuseInverted(String id, List<Event> stated, List<Event> ordered)
            throws MalformedAdvisoryException {
        if (isAlternating(ordered)) {
            return;
        }
        for (int i = 1; i < stated.size(); i++) {
            Event begin = stated.get(i - 1);
            Event end = stated.get(i);
            if (begin.kind() == Kind.INTRODUCED && end.kind() != Kind.INTRODUCED && isBefore(end, begin)) {
                throw new MalformedAdvisoryException(
                        id,
                        "a range ends at '" + shown(end.version()) + "', before it begins at '" + shown(begin.version())
                                + "'",
                        null);
            }
        }
    }

    private static boolean isAlternating(List<Event> ordered) {
        for (int i = 0; i < ordered.size(); i++) {
            if ((ordered.get(i).kind() == Kind.INTRODUCED) != (i % 2 == 0)) {
                return false;
            }
        }
        return true;
    }

    /**
     * By insertion: stable, and at peace with an order that is not transitive, as Maven's is in corners. One version that
     * cannot be read leaves all as the record has them.
     */
    private static List<Event> order(List<Event> events) {
        boolean comparable = events.stream().allMatch(event -> event.isFirstOfAll() || event.parsed() != null);
        if (!comparable) {
            return events;
        }
        List<Event> ordered = new ArrayList<>(events.size());
        for (Event event : events) {
            int at = ordered.size();
            while (at > 0 && isBefore(event, ordered.get(at - 1))) {
                at--;
            }
            ordered.add(at, event);
        }
        return ordered;
    }

    private static boolean isBefore(Event one, Event other) {
        if (one.isFirstOfAll() || other.isFirstOfAll()) {
            return one.isFirstOfAll() && !other.isFirstOfAll();
        }
        Version version = one.parsed();
        Version against = other.parsed();
        return version != null && against != null && version.compareTo(against) < 0;
    }
}
