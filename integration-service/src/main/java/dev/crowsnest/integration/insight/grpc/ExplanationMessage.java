package dev.crowsnest.integration.insight.grpc;

import dev.crowsnest.integration.insight.Explanation;

/** Reads an explanation. */
final class ExplanationMessage {

    private ExplanationMessage() {}

    static Explanation read(dev.crowsnest.contracts.insight.v1.Explanation message) {
        return new Explanation(
                message.getDigest(),
                message.getPlatform(),
                InsightMessages.absent(message.getDistribution()),
                message.getVulnerability(),
                message.getAliasesList(),
                message.getStanding(),
                message.getPackagesList().stream().map(ExplanationMessage::read).toList(),
                message.getOthersList().stream()
                        .map(other ->
                                new Explanation.OtherPackage(other.getStream(), other.getName(), other.getAdvisory()))
                        .toList(),
                message.getSilentList(),
                message.getUnjudgedList(),
                InsightMessages.advisories(message.getAdvisories()));
    }

    private static Explanation.ExplainedPackage read(dev.crowsnest.contracts.insight.v1.ExplainedPackage message) {
        return new Explanation.ExplainedPackage(
                message.getPurl(),
                message.getLayer(),
                message.getPathsList(),
                message.getStanding(),
                message.getComparedName(),
                message.getComparedVersion(),
                message.getAdvisoriesList().stream()
                        .map(ExplanationMessage::read)
                        .toList());
    }

    private static Explanation.ConsultedAdvisory read(dev.crowsnest.contracts.insight.v1.ConsultedAdvisory message) {
        return new Explanation.ConsultedAdvisory(
                message.getAdvisory(),
                message.getExport(),
                message.getAffectedList(),
                message.getStanding(),
                message.getReason(),
                InsightMessages.absent(message.getFixed()));
    }
}
