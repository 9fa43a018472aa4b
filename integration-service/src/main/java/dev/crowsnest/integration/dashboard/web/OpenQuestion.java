package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.insight.Report;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What could not be judged for one and the same reason: a release that nobody speaks of leaves each of its packages open.
 *
 * @param place the first, others under {@code more}
 * @param advisory of the first; absent when there is none that could be judged
 */
public record OpenQuestion(String place, @Nullable String advisory, String reason, List<String> more) {

    static List<OpenQuestion> of(List<Report.Undecided> undecided) {
        Map<String, List<Report.Undecided>> byReason = undecided.stream()
                .collect(Collectors.groupingBy(Report.Undecided::reason, LinkedHashMap::new, Collectors.toList()));
        return byReason.values().stream().map(OpenQuestion::alike).toList();
    }

    private static OpenQuestion alike(List<Report.Undecided> undecided) {
        Report.Undecided first = undecided.get(0);
        return new OpenQuestion(
                first.place(),
                first.advisory(),
                first.reason(),
                undecided.stream().skip(1).map(Report.Undecided::place).toList());
    }
}
