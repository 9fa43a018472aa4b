package dev.crowsnest.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crowsnest.local.process.Progress;
import dev.crowsnest.local.setup.CrowsnestApi;
import dev.crowsnest.testsupport.image.RegistryPush;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Pushes samples, one after the other, and follows each until its result can be read. */
public final class PushedSamples {

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
            progress.say(
                    "  [%d/%d] %-22s %s".formatted(outcomes.size(), samples.size(), sample.reference(), line(outcome)));
        }
        return outcomes;
    }

    /** Pushes one and waits for it. */
    public Outcome follow(Sample sample) {
        return follow(sample, patience);
    }

    private Outcome follow(Sample sample, Duration longest) {
        var began = Instant.now();
        var digest = registry.push(sample.image(), sample.repository(), sample.tag());
        var outcome = look(sample, digest, began);
        while (!outcome.isFinal() && outcome.time().compareTo(longest) < 0) {
            pause();
            outcome = look(sample, digest, began);
        }
        return outcome;
    }

    private Outcome look(Sample sample, String digest, Instant began) {
        var query = "?repository=" + encoded(sample.repository()) + "&digest=" + encoded(digest);
        var found = api.get("/api/v1/images" + query).path("items");
        var time = Duration.between(began, Instant.now());
        return isTagged(found, sample.tag())
                ? Outcome.of(sample.reference(), found.get(0), time)
                : Outcome.unseen(sample.reference(), digest, time);
    }

    /** A manifest that was pushed before under another tag is there already, and is not the event that we wait for. */
    private static boolean isTagged(JsonNode found, String tag) {
        for (var known : found.path(0).path("tags")) {
            if (known.asText().equals(tag)) {
                return true;
            }
        }
        return false;
    }

    private static String line(Outcome outcome) {
        return outcome.isAnalyzed()
                ? "%.1f s".formatted(outcome.time().toMillis() / 1000.0)
                : outcome.state().toLowerCase(Locale.ROOT) + ": " + outcome.reason();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
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
