package dev.crowsnest.local.demo;

import dev.crowsnest.local.process.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Rounds of pushes of which no registry and no service has seen a digest, neither of an image nor of a layer. */
public final class LatencyRounds {

    /** What the rounds' repositories begin with, so that the tags of the demo's own stay where they are. */
    private static final String REPOSITORIES = "bench";

    private final Path jars;

    /** Of the samples, with the jars that the build resolved. */
    public LatencyRounds(Path jars) {
        this.jars = jars;
    }

    /** The repositories that are pushed to. */
    public List<String> repositories() {
        return fresh("").stream().map(Sample::repository).distinct().toList();
    }

    /** Pushes every sample once in each round. */
    public Latencies run(PushedSamples pushed, int rounds, Progress progress) {
        var outcomes = new ArrayList<Outcome>();
        for (int round = 1; round <= rounds; round++) {
            if (rounds > 1) {
                progress.say("Round " + round + " of " + rounds);
            }
            var ofRound = new Latencies(pushed.follow(fresh(UUID.randomUUID().toString()), progress));
            progress.say("  " + ofRound.summary());
            outcomes.addAll(ofRound.outcomes());
        }
        return new Latencies(outcomes);
    }

    List<Sample> fresh(String mark) {
        return new Samples(jars, mark)
                .all().stream().map(sample -> sample.below(REPOSITORIES)).toList();
    }
}
