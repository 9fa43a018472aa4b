package dev.crowsnest.integration.insight.grpc;

import dev.crowsnest.integration.insight.Feed;

/** Reads feeds. */
final class FeedMessage {

    private FeedMessage() {}

    static Feed read(dev.crowsnest.contracts.insight.v1.Feed message) {
        return new Feed(
                message.getName(),
                message.getAddress(),
                InsightMessages.absent(message.getEdition()),
                message.getRecords(),
                message.getChanged(),
                message.getSkipped(),
                message.getProblemsList(),
                message.getBytes(),
                message.getTookMs(),
                message.getChecked(),
                InsightMessages.absent(message.getGood()),
                message.getFailures(),
                InsightMessages.absent(message.getFailure()),
                InsightMessages.absent(message.getNext()));
    }
}
