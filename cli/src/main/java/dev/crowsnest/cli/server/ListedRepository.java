package dev.crowsnest.cli.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crowsnest.analyzer.report.JsonFields;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A repository of a registry that a server watches.
 *
 * @param integration id of the one that it belongs to
 * @param enabled whether its pushes are analysed
 * @param rule the pattern that turned it on as it appeared; absent where a person did, or nobody
 * @param lastPush absent when none was seen
 * @param deleted whether AWS deleted it
 * @param problem why the look back at its images did not succeed; absent otherwise
 */
public record ListedRepository(
        String id,
        String integration,
        String name,
        boolean enabled,
        @Nullable String rule,
        @Nullable String lastPush,
        boolean deleted,
        @Nullable String problem) {

    static ListedRepository read(JsonNode repository) throws IOException {
        return new ListedRepository(
                JsonFields.text(repository, "id"),
                JsonFields.text(repository, "integrationId"),
                JsonFields.text(repository, "name"),
                repository.path("enabled").asBoolean(),
                JsonFields.optional(repository, "rule"),
                JsonFields.optional(repository, "lastPushAt"),
                JsonFields.optional(repository, "deletedAt") != null,
                JsonFields.optional(repository, "problem"));
    }
}
