package dev.crowsnest.local;

import dev.crowsnest.local.assembly.Installation;
import dev.crowsnest.local.demo.Latencies;
import dev.crowsnest.local.demo.Outcome;
import dev.crowsnest.local.demo.PushedSamples;
import dev.crowsnest.local.demo.Sample;
import dev.crowsnest.local.demo.Samples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How long a push takes to its stored result; for {@code bench/pipeline}. */
@Command(
        name = "pipeline",
        hidden = true,
        mixinStandardHelpOptions = true,
        description = "Measures the time from push to stored result, with digests never seen before.")
final class PipelineCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Console console;

    @Mixin
    private InstallationOptions options = new InstallationOptions();

    @Option(names = "--rounds", defaultValue = "5", description = "how often all samples are pushed and measured (5)")
    private int rounds;

    @Option(names = "--smoke", description = "one round, no limit: shows that the measurement works")
    private boolean smoke;

    @Option(names = "--limit", defaultValue = "2s", description = "a higher median fails (2s)")
    private String limit = "2s";

    PipelineCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return new Session(options, console).run(Installation::start, this::measure);
    }

    private int measure(Installation installation) {
        if (!smoke) {
            console.say("Warm-up");
            push(installation);
        }
        var outcomes = new ArrayList<Outcome>();
        for (int round = 0; round < (smoke ? 1 : rounds); round++) {
            outcomes.addAll(push(installation));
        }
        var latencies = Latencies.of(outcomes);
        latencies.lines().forEach(console::say);
        if (!outcomes.stream().allMatch(Outcome::isAnalyzed)) {
            return console.fail("Not every sample has its result; the logs are in "
                    + installation.data().logs() + ".");
        }
        var most = Duration.parse("PT" + limit);
        return smoke || latencies.median().compareTo(most) <= 0
                ? 0
                : console.fail("The median is above " + limit + ".");
    }

    /** Every layer has a mark of its own, so that no digest and no layer was seen before. */
    private List<Outcome> push(Installation installation) {
        var mark = UUID.randomUUID().toString();
        var samples = new Samples(installation.sampleJars(), mark).all();
        var push = installation.push(samples.stream().map(Sample::repository).toList());
        return new PushedSamples(push, installation.client(), PATIENCE).follow(samples, console);
    }
}
