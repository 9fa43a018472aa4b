package dev.crowsnest.analysis.insight.grpc;

import dev.crowsnest.analyzer.explanation.ImageExplanation;
import dev.crowsnest.contracts.insight.v1.ConsultedAdvisory;
import dev.crowsnest.contracts.insight.v1.ExplainedPackage;
import dev.crowsnest.contracts.insight.v1.Explanation;
import dev.crowsnest.contracts.insight.v1.OtherPackage;
import java.util.Objects;

/** An explanation as a message, in the order in which it comes. */
final class ExplanationMessage {

    private ExplanationMessage() {}

    static Explanation of(ImageExplanation explanation) {
        var message = Explanation.newBuilder()
                .setDigest(explanation.image().digest())
                .setPlatform(explanation.image().platform())
                .setDistribution(Objects.requireNonNullElse(explanation.distribution(), ""))
                .setVulnerability(explanation.vulnerability())
                .addAllAliases(explanation.aliases())
                .setStanding(explanation.standing().name())
                .addAllSilent(explanation.silent())
                .addAllUnjudged(explanation.unjudged())
                .setAdvisories(InsightMessages.of(explanation.advisories()));
        explanation.packages().forEach(explained -> message.addPackages(of(explained)));
        explanation.others().forEach(other -> message.addOthers(of(other)));
        return message.build();
    }

    private static ExplainedPackage of(dev.crowsnest.analyzer.explanation.ExplainedPackage explained) {
        var message = ExplainedPackage.newBuilder()
                .setPurl(explained.purl())
                .setLayer(explained.layer())
                .addAllPaths(explained.paths())
                .setStanding(explained.standing().name())
                .setComparedName(explained.comparedName())
                .setComparedVersion(explained.comparedVersion());
        explained.advisories().forEach(advisory -> message.addAdvisories(of(advisory)));
        return message.build();
    }

    private static ConsultedAdvisory of(dev.crowsnest.analyzer.explanation.ConsultedAdvisory advisory) {
        return ConsultedAdvisory.newBuilder()
                .setAdvisory(advisory.advisory())
                .setExport(advisory.export())
                .addAllAffected(advisory.affected())
                .setStanding(advisory.standing().name())
                .setReason(advisory.reason())
                .setFixed(Objects.requireNonNullElse(advisory.fixed(), ""))
                .build();
    }

    private static OtherPackage of(dev.crowsnest.analyzer.explanation.OtherPackage other) {
        return OtherPackage.newBuilder()
                .setStream(other.stream())
                .setName(other.name())
                .setAdvisory(other.advisory())
                .build();
    }
}
