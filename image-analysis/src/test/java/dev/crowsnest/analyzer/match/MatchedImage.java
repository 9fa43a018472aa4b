package dev.crowsnest.analyzer.match;

import dev.crowsnest.analyzer.advisory.Advisories;
import dev.crowsnest.analyzer.advisory.AdvisorySet;
import dev.crowsnest.analyzer.assembly.Matchers;
import dev.crowsnest.analyzer.explanation.ConsultedAdvisory;
import dev.crowsnest.analyzer.explanation.ImageExplanation;
import dev.crowsnest.analyzer.explanation.ImageExplanations;
import dev.crowsnest.analyzer.exploitation.ExploitationSet;
import dev.crowsnest.analyzer.inventory.Inventory;
import dev.crowsnest.analyzer.inventory.InventoryBuilder;
import dev.crowsnest.analyzer.inventory.TestLayer;
import dev.crowsnest.analyzer.report.ImageReport;
import dev.crowsnest.analyzer.report.ImageReports;
import dev.crowsnest.analyzer.report.ReportedImage;
import java.util.Arrays;
import java.util.List;

/** An image of these layers, base first, from its files to its report and its explanations. */
public record MatchedImage(Inventory inventory, AdvisorySet advisories) {

    private static final ReportedImage IMAGE =
            new ReportedImage("test:1", TestLayer.digest("image").toString(), "linux/amd64");

    /** The image of these layers, with advisories yet to come. */
    public static MatchedImage of(TestLayer... baseFirst) {
        return new MatchedImage(
                InventoryBuilder.of(
                        Arrays.stream(baseFirst).map(TestLayer::build).toList()),
                Advisories.set());
    }

    public MatchedImage with(Advisories.Builder... known) {
        return new MatchedImage(inventory, Advisories.set(known));
    }

    public ImageReport report() {
        return ImageReports.of(
                IMAGE,
                inventory,
                subject -> Matchers.matcher().match(subject, advisories),
                advisories.edition(),
                ExploitationSet.NONE);
    }

    /** What the report found, as {@code id purl}. */
    public List<String> findings() {
        return report().findings().stream()
                .map(finding -> finding.id() + " " + finding.purl())
                .toList();
    }

    public ImageExplanation explain(String vulnerability) {
        return new ImageExplanations(Matchers.matcher(), advisories).explain(IMAGE, inventory, vulnerability);
    }

    /** What {@code crowsnest explain} says of each advisory that it held against a package. */
    public List<String> reasons(String vulnerability) {
        return explain(vulnerability).packages().stream()
                .flatMap(explained -> explained.advisories().stream())
                .map(ConsultedAdvisory::reason)
                .toList();
    }
}
