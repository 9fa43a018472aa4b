package dev.crowsnest.analyzer.explanation;

import dev.crowsnest.analyzer.advisory.AffectedPackage;
import dev.crowsnest.analyzer.advisory.VersionInterval;
import dev.crowsnest.analyzer.match.JudgedAdvisory;
import java.util.ArrayList;
import java.util.List;

/** The versions of the compared package that an advisory calls affected, for people. */
final class AffectedRanges {

    private AffectedRanges() {}

    static List<String> of(JudgedAdvisory judged) {
        List<String> ranges = new ArrayList<>();
        int listed = 0;
        for (AffectedPackage affected : judged.advisory().affected()) {
            if (affected.lookupNames().contains(judged.comparison().name())
                    && affected.stream().equals(judged.comparison().stream())) {
                affected.intervals().stream().map(AffectedRanges::describe).forEach(ranges::add);
                listed += affected.versions().size();
            }
        }
        if (listed > 0) {
            ranges.add(listed == 1 ? "1 listed version" : listed + " listed versions");
        }
        return ranges;
    }

    private static String describe(VersionInterval interval) {
        return interval.isEmpty() ? "no version" : interval.describe();
    }
}
