package dev.crowsnest.local.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Outcomes for the terminal. */
public record OutcomeTable(List<Outcome> outcomes) {

    private static final String LINE = "%-22s %8s %8s %6s %6s %6s %6s   %s";

    /** A head and a line each; of an image for several platforms one more for each of them. */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(LINE.formatted("IMAGE", "PACKAGES", "CRITICAL", "HIGH", "MEDIUM", "LOW", "UNSPEC", "PUSH TO RESULT"));
        outcomes.forEach(outcome -> lines.addAll(rows(outcome)));
        return lines;
    }

    /** A line of progress: how long it took, or where it stands and why. */
    static String standing(Outcome outcome) {
        if (outcome.isAnalyzed()) {
            return time(outcome);
        }
        var waited = outcome.isFinal()
                ? ""
                : outcome.time().map(time -> " after " + seconds(time)).orElse("");
        return outcome.state() + waited + (outcome.reason().isEmpty() ? "" : ": " + outcome.reason());
    }

    private static List<String> rows(Outcome outcome) {
        if (!outcome.isAnalyzed()) {
            return List.of("%-22s %s".formatted(outcome.reference(), standing(outcome)));
        }
        if (outcome.platforms().size() == 1) {
            return List.of(row(outcome.reference(), outcome.platforms().get(0), time(outcome)));
        }
        var rows = new ArrayList<String>();
        rows.add(LINE.formatted(outcome.reference(), "", "", "", "", "", "", time(outcome)));
        outcome.platforms()
                .forEach(found ->
                        rows.add(row("  " + found.platform(), found, "").stripTrailing()));
        return rows;
    }

    private static String row(String name, PlatformOutcome found, String time) {
        var counts = found.severities();
        return LINE.formatted(
                name,
                found.packages(),
                counts.critical(),
                counts.high(),
                counts.medium(),
                counts.low(),
                counts.unspecified(),
                time);
    }

    private static String time(Outcome outcome) {
        return outcome.time().map(OutcomeTable::seconds).orElse("known before");
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.2f s", time.toMillis() / 1000.0);
    }
}
