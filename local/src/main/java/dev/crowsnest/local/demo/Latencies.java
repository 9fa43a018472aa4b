package dev.crowsnest.local.demo;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Times from push to result, and the machine on which they were measured. */
public record Latencies(List<Duration> sorted) {

    /** The times of these outcomes. */
    public static Latencies of(List<Outcome> outcomes) {
        return new Latencies(outcomes.stream().map(Outcome::time).sorted().toList());
    }

    public Duration median() {
        return sorted.get(sorted.size() / 2);
    }

    /** Figures for people. */
    public List<String> lines() {
        var all = sorted.stream().map(Latencies::seconds).toList();
        return Stream.of(
                        "",
                        "%d processors, %s %s, Java %s"
                                .formatted(
                                        Runtime.getRuntime().availableProcessors(),
                                        System.getProperty("os.name"),
                                        System.getProperty("os.arch"),
                                        Runtime.version().feature()),
                        "push to stored result, s: median %s, least %s, most %s"
                                .formatted(seconds(median()), all.get(0), all.get(all.size() - 1)),
                        "all: " + String.join(" ", all))
                .toList();
    }

    private static String seconds(Duration time) {
        return "%.2f".formatted(time.toMillis() / 1000.0);
    }
}
