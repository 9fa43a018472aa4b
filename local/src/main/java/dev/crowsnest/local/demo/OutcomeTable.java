package dev.crowsnest.local.demo;

import java.util.List;
import java.util.stream.Stream;

/** Outcomes for the terminal. */
public record OutcomeTable(List<Outcome> outcomes) {

    private static final String LINE = "%-22s %8s %8s %6s %6s %6s %6s   %s";

    /** A head and a line each. */
    public List<String> lines() {
        var head = LINE.formatted("IMAGE", "PACKAGES", "CRITICAL", "HIGH", "MEDIUM", "LOW", "UNSPEC", "PUSH TO RESULT");
        var rows = outcomes.stream().map(OutcomeTable::row);
        return Stream.concat(Stream.of(head), rows).toList();
    }

    private static String row(Outcome outcome) {
        if (!outcome.isAnalyzed()) {
            return "%-22s %s: %s".formatted(outcome.reference(), outcome.state(), outcome.reason());
        }
        var counts = outcome.severities();
        return LINE.formatted(
                outcome.reference(),
                outcome.packages(),
                counts.critical(),
                counts.high(),
                counts.medium(),
                counts.low(),
                counts.unspecified(),
                "%.2f s".formatted(outcome.time().toMillis() / 1000.0));
    }
}
