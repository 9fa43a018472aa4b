package dev.crowsnest.integration.insight.grpc;

import dev.crowsnest.contracts.insight.v1.GetHistoryRequest;
import dev.crowsnest.contracts.insight.v1.History;
import dev.crowsnest.integration.api.Page;
import dev.crowsnest.integration.api.PageRequest;
import dev.crowsnest.integration.image.Digest;
import dev.crowsnest.integration.insight.HistoryEntry;
import dev.crowsnest.integration.insight.HistoryEntry.Standing;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Asks for a history and reads it. */
final class HistoryMessage {

    private HistoryMessage() {}

    static GetHistoryRequest ask(Digest digest, @Nullable String platform, PageRequest page) {
        return GetHistoryRequest.newBuilder()
                .setDigest(digest.text())
                .setPlatform(Objects.requireNonNullElse(platform, ""))
                .setAfter(Objects.requireNonNullElse(page.after(), ""))
                .setLimit(page.limit())
                .build();
    }

    static Page<HistoryEntry> read(History history) {
        return Page.before(
                history.getEntriesList().stream().map(HistoryMessage::read).toList(),
                InsightMessages.absent(history.getNext()));
    }

    private static HistoryEntry read(dev.crowsnest.contracts.insight.v1.HistoryEntry entry) {
        return new HistoryEntry(
                entry.getChange(),
                entry.getAt(),
                entry.getVulnerability(),
                standing(entry.getSeverityBefore(), entry.getFixableBefore()),
                standing(entry.getSeverityAfter(), entry.getFixableAfter()));
    }

    private static @Nullable Standing standing(String severity, boolean fixable) {
        return severity.isEmpty() ? null : new Standing(severity, fixable);
    }
}
