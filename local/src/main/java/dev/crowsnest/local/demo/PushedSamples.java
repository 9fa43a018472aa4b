package dev.crowsnest.local.demo;

import dev.crowsnest.local.process.Progress;
import dev.crowsnest.local.setup.CrowsnestApi;
import dev.crowsnest.testsupport.image.PushFailure;
import dev.crowsnest.testsupport.image.RegistryPush;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Pushes samples, one after the other, and follows each until its result can be read. */
public final class PushedSamples {

    // A part of what is measured: a time is at most this much too long.
    private static final Duration POLL = Duration.ofMillis(50);

    private static final Duration AFTER_ONE_IS_STUCK = Duration.ofSeconds(5);

    private final RegistryPush registry;
    private final CrowsnestApi api;
    private final Duration patience;

    /**
     * Where samples go and where their results are read.
     *
     * @param patience how long one sample may take
     */
    public PushedSamples(RegistryPush registry, CrowsnestApi api, Duration patience) {
        this.registry = registry;
        this.api = api;
        this.patience = patience;
    }

    /** What became of each, in their order; one that is not analysed in time says where it stands. */
    public List<Outcome> follow(List<Sample> samples, Progress progress) {
        var outcomes = new ArrayList<Outcome>();
        var left = patience;
        for (var sample : samples) {
            var outcome = follow(sample, left);
            // What holds back one will hold back the others.
            left = outcome.isFinal() ? left : AFTER_ONE_IS_STUCK;
            outcomes.add(outcome);
            progress.say("  [%d/%d] %-22s %s"
                    .formatted(outcomes.size(), samples.size(), sample.reference(), OutcomeTable.standing(outcome)));
        }
        return outcomes;
    }

    private Outcome follow(Sample sample, Duration longest) {
        var answers = new ImageAnswers(api, sample);
        var isKnown = answers.look().isAnalyzed();
        var began = System.nanoTime();
        try {
            registry.push(sample.image(), sample.repository(), sample.tag());
        } catch (PushFailure e) {
            return Outcome.refused(sample.reference(), sample.digest(), String.valueOf(e.getMessage()));
        }
        var outcome = await(answers, began, longest);
        if (outcome.isAnalyzed() && sample.isForSeveralPlatforms()) {
            outcome = outcome.with(answers.platforms());
        }
        return isKnown ? outcome.knownBefore() : outcome;
    }

    private static Outcome await(ImageAnswers answers, long began, Duration longest) {
        var outcome = answers.look().after(since(began));
        while (!outcome.isFinal() && since(began).compareTo(longest) < 0) {
            pause();
            outcome = answers.look().after(since(began));
        }
        return outcome;
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private static void pause() {
        try {
            Thread.sleep(POLL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("could not wait for a result: interrupted", e);
        }
    }
}
