package dev.crowsnest.local;

import dev.crowsnest.local.assembly.Installation;
import dev.crowsnest.local.demo.Outcome;
import dev.crowsnest.local.demo.OutcomeTable;
import dev.crowsnest.local.demo.PushedSamples;
import dev.crowsnest.local.demo.Sample;
import dev.crowsnest.local.demo.Samples;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Everything, with images to look at. */
@Command(name = "demo", description = "Starts everything, pushes sample images and shows what was found.")
final class DemoCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Console console;

    @Mixin
    private InstallationOptions options = new InstallationOptions();

    @Option(names = "--once", description = "ends after the table; the exit status is 0 if every sample has its result")
    private boolean once;

    DemoCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return new Session(options, console).run(Installation::start, this::show);
    }

    private int show(Installation installation) {
        var samples = new Samples(installation.sampleJars(), "").all();
        console.say("Pushing " + samples.size() + " sample images");
        var push = installation.push(
                samples.stream().map(Sample::repository).distinct().toList());
        var outcomes = new PushedSamples(push, installation.client(), PATIENCE).follow(samples, console);
        console.say("");
        new OutcomeTable(outcomes).lines().forEach(console::say);
        new Welcome(installation).lines().forEach(console::say);
        var isComplete = outcomes.stream().allMatch(Outcome::isAnalyzed);
        var status = isComplete
                ? 0
                : console.fail("Not every sample has its result; the logs are in "
                        + installation.data().logs() + ".");
        return once ? status : new Stay(installation, console).untilStopped();
    }
}
