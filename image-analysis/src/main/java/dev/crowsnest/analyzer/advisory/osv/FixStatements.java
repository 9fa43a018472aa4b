package dev.crowsnest.analyzer.advisory.osv;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crowsnest.analyzer.advisory.FixState;
import dev.crowsnest.analyzer.advisory.Stream;

/**
 * What a record says of versions that no fix ends, in the fields where its publisher puts it.
 *
 * <p>A {@code fixed} event that ends the range says more than any of these, and a {@code last_affected} says nothing: a later version
 * may hold the fix, or somebody stopped looking.
 *
 * <table>
 * <caption>Sources</caption>
 * <tr><td>Ubuntu</td><td>{@code affected[].database_specific.status}, of its tracker: {@code needed}, {@code pending} and
 *     {@code deferred} are open; {@code ignored} and {@code end-of-life} stay so; {@code needs-triage} means that nobody looked</td></tr>
 * <tr><td>Debian</td><td>{@code affected[].ecosystem_specific.urgency}, of its tracker: {@code unimportant} gets no update of its own,
 *     {@code end-of-life} none at all; any other word is of a package that the tracker holds open</td></tr>
 * <tr><td>RubyGems</td><td>{@code database_specific.patched_versions}: there, and empty</td></tr>
 * <tr><td>crates.io</td><td>{@code affected[].database_specific.informational}: {@code unmaintained} has nobody to mend it</td></tr>
 * </table>
 *
 * <p>Alpine and AlmaLinux publish fixes only; GitHub, PyPI and Go say nothing of why there is none.
 */
final class FixStatements {

    private FixStatements() {}

    static FixState of(Stream stream, JsonNode record, JsonNode affected) {
        return switch (stream.family()) {
            case "Ubuntu" ->
                ofUbuntu(affected.path("database_specific").path("status").asText(""));
            case "Debian" ->
                ofDebian(affected.path("ecosystem_specific").path("urgency").asText(""));
            case "RubyGems" -> ofRubyGems(record.path("database_specific"));
            case "crates.io" ->
                affected.path("database_specific")
                                .path("informational")
                                .asText("")
                                .equals("unmaintained")
                        ? FixState.WONT_FIX
                        : FixState.UNKNOWN;
            default -> FixState.UNKNOWN;
        };
    }

    private static FixState ofUbuntu(String status) {
        return switch (status) {
            case "needed", "pending", "deferred" -> FixState.NOT_FIXED;
            case "ignored", "end-of-life" -> FixState.WONT_FIX;
            default -> FixState.UNKNOWN;
        };
    }

    private static FixState ofDebian(String urgency) {
        return switch (urgency) {
            case "" -> FixState.UNKNOWN;
            case "unimportant", "end-of-life" -> FixState.WONT_FIX;
            default -> FixState.NOT_FIXED;
        };
    }

    private static FixState ofRubyGems(JsonNode specific) {
        return specific.has("patched_versions")
                        && specific.path("patched_versions").isEmpty()
                ? FixState.NOT_FIXED
                : FixState.UNKNOWN;
    }
}
