package dev.crowsnest.analyzer.advisory;

import dev.crowsnest.analyzer.advisory.osv.MalformedAdvisoryException;
import dev.crowsnest.analyzer.advisory.osv.OsvReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Small advisories for tests, written as OSV records and read as such. */
public final class Advisories {

    private static final OsvReader READER = new OsvReader();

    private Advisories() {}

    /** A record with nothing but an id, of an export. */
    public static Builder advisory(String export, String id) {
        return new Builder(export, id);
    }

    /** A set of these. */
    public static InMemoryAdvisorySet set(Builder... advisories) {
        return InMemoryAdvisorySet.of(
                Arrays.stream(advisories).map(Builder::build).toList(),
                new AdvisoryEdition("test set", advisories.length, null));
    }

    /** An OSV record in the making. */
    public static final class Builder {
        private final String export;
        private final String id;
        private final List<String> fields = new ArrayList<>();
        private final List<String> affected = new ArrayList<>();

        private Builder(String export, String id) {
            this.export = export;
            this.id = id;
        }

        public Builder aliases(String... ids) {
            return field("aliases", list(ids));
        }

        public Builder upstream(String... ids) {
            return field("upstream", list(ids));
        }

        public Builder related(String... ids) {
            return field("related", list(ids));
        }

        public Builder summary(String line) {
            return field("summary", '"' + line + '"');
        }

        public Builder modified(String instant) {
            return field("modified", '"' + instant + '"');
        }

        public Builder withdrawn() {
            return field("withdrawn", "\"2099-01-01T00:00:00Z\"");
        }

        public Builder severity(String type, String score) {
            return field("severity", "[{\"type\": \"%s\", \"score\": \"%s\"}]".formatted(type, score));
        }

        public Builder stated(String word) {
            return field("database_specific", "{\"severity\": \"%s\"}".formatted(word));
        }

        /** @param fields of {@code database_specific}, as JSON */
        public Builder specific(String fields) {
            return field("database_specific", "{%s}".formatted(fields));
        }

        /** Affected from the first version until this one. */
        public Builder fixed(String ecosystem, String name, @Nullable String version) {
            return events(ecosystem, name, "introduced 0" + (version == null ? "" : ", fixed " + version));
        }

        /** @param events as in {@code introduced 0, fixed 1.2} */
        public Builder events(String ecosystem, String name, String events) {
            String list = Arrays.stream(events.split(", "))
                    .map(event -> event.split(" ", 2))
                    .map(event -> "{\"%s\": \"%s\"}".formatted(event[0], event[1]))
                    .collect(Collectors.joining(", ", "[", "]"));
            return affected(ecosystem, name, "\"ranges\": [{\"type\": \"ECOSYSTEM\", \"events\": %s}]".formatted(list));
        }

        public Builder versions(String ecosystem, String name, String... versions) {
            return affected(ecosystem, name, "\"versions\": " + list(versions));
        }

        /** @param rest further fields of the element, as JSON */
        public Builder affected(String ecosystem, String name, String rest) {
            affected.add(
                    "{\"package\": {\"ecosystem\": \"%s\", \"name\": \"%s\"}, %s}".formatted(ecosystem, name, rest));
            return this;
        }

        public Advisory build() {
            var all = new ArrayList<>(fields);
            all.add("\"id\": \"%s\"".formatted(id));
            all.add("\"affected\": " + affected);
            String json = all.stream().collect(Collectors.joining(", ", "{", "}"));
            try {
                return READER.read(export, json.getBytes(StandardCharsets.UTF_8));
            } catch (MalformedAdvisoryException e) {
                throw new IllegalArgumentException(json, e);
            }
        }

        private Builder field(String name, String json) {
            fields.add("\"%s\": %s".formatted(name, json));
            return this;
        }

        private static String list(String... texts) {
            return Arrays.stream(texts).map(text -> '"' + text + '"').collect(Collectors.joining(", ", "[", "]"));
        }
    }
}
