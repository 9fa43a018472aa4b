package dev.crowsnest.analysis.insight.grpc;

import dev.crowsnest.analysis.finding.HistoryEntry.Cursor;
import dev.crowsnest.analysis.finding.HistoryEntry.Standing;
import dev.crowsnest.analysis.insight.ImageHistory;
import dev.crowsnest.contracts.insight.v1.GetHistoryRequest;
import dev.crowsnest.contracts.insight.v1.History;
import dev.crowsnest.contracts.insight.v1.HistoryEntry;

/** A part of an image's history as a message. */
final class HistoryMessage {

    private static final int MOST_ENTRIES = 500;

    private HistoryMessage() {}

    static int limit(GetHistoryRequest request) {
        return request.getLimit() <= 0 ? MOST_ENTRIES : Math.min(request.getLimit(), MOST_ENTRIES);
    }

    /** @throws IllegalArgumentException when the request names a place that is none */
    static Cursor after(GetHistoryRequest request) {
        return request.getAfter().isEmpty() ? Cursor.START : Cursor.parse(request.getAfter());
    }

    static History of(ImageHistory history) {
        return History.newBuilder()
                .setDigest(history.digest().toString())
                .setPlatform(history.platform())
                .addAllEntries(
                        history.entries().stream().map(HistoryMessage::of).toList())
                .setNext(history.next().map(Cursor::toString).orElse(""))
                .build();
    }

    private static HistoryEntry of(dev.crowsnest.analysis.finding.HistoryEntry entry) {
        var message = HistoryEntry.newBuilder()
                .setChange(entry.change())
                .setAt(entry.at().toString())
                .setVulnerability(entry.vulnerability());
        Standing before = entry.before();
        if (before != null) {
            message.setSeverityBefore(before.severity().name()).setFixableBefore(before.fixable());
        }
        Standing after = entry.after();
        if (after != null) {
            message.setSeverityAfter(after.severity().name()).setFixableAfter(after.fixable());
        }
        return message.build();
    }
}
