package dev.crowsnest.local.demo;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Times from push to result of images that were not known. */
public record Latencies(List<Outcome> outcomes) {

    /** Copies the list. */
    public Latencies {
        outcomes = List.copyOf(outcomes);
    }

    /** Whether every image has its result. */
    public boolean isComplete() {
        return outcomes.stream().allMatch(Outcome::isAnalyzed);
    }

    /** The lower one of two in the middle; empty when nothing was analysed. */
    public Optional<Duration> median() {
        var times = sorted();
        return times.isEmpty() ? Optional.empty() : Optional.of(times.get((times.size() - 1) / 2));
    }

    /** One line of figures; an image without a result has none, and is named as missing. */
    public String summary() {
        var times = sorted();
        if (times.isEmpty()) {
            return "no image has its result";
        }
        return "%d of %d images: median %s, fastest %s, slowest %s"
                .formatted(
                        times.size(),
                        outcomes.size(),
                        seconds(median().orElseThrow()),
                        seconds(times.get(0)),
                        seconds(times.get(times.size() - 1)));
    }

    private List<Duration> sorted() {
        return outcomes.stream()
                .filter(Outcome::isAnalyzed)
                .flatMap(outcome -> outcome.time().stream())
                .sorted()
                .toList();
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.2f s", time.toMillis() / 1000.0);
    }
}
