package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.api.Page;
import dev.crowsnest.integration.audit.AuditEntry;
import dev.crowsnest.integration.dashboard.Age;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who changed what.
 *
 * @param isFirst whether there is nothing newer
 * @param next address of the page after this one; absent on the last
 */
public record AuditPage(
        List<Row> rows, boolean isFirst, @Nullable String next) {

    /**
     * Something that was done.
     *
     * @param with the token that it was done with; absent at the pages
     */
    public record Row(Age at, String person, @Nullable String with, String action, String object) {

        static Row of(AuditEntry entry, Instant now) {
            return new Row(
                    Age.of(entry.at(), now),
                    entry.actor().person(),
                    entry.actor().token(),
                    entry.action().words(),
                    entry.thing().name());
        }
    }

    static AuditPage of(Page<AuditEntry> found, boolean isFirst) {
        Instant now = Instant.now();
        return new AuditPage(
                found.items().stream().map(entry -> Row.of(entry, now)).toList(),
                isFirst,
                found.next() == null
                        ? null
                        : new PageAddress("/settings/audit")
                                .with("cursor", found.next())
                                .toString());
    }
}
