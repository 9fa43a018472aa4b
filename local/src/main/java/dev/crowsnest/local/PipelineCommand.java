package dev.crowsnest.local;

import dev.crowsnest.local.assembly.Installation;
import dev.crowsnest.local.assembly.InstallationSettings;
import dev.crowsnest.local.demo.LatencyRounds;
import dev.crowsnest.local.demo.PushedSamples;
import dev.crowsnest.local.machine.Equipment;
import dev.crowsnest.local.setup.CrowsnestApi;
import dev.crowsnest.testsupport.image.RegistryPush;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The measurement behind {@code bench/pipeline}. */
@Command(
        name = "pipeline",
        hidden = true,
        description = "Pushes images that nobody has seen, and says how long each took until its result could be read.")
final class PipelineCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Console console;

    @Mixin
    private InstallationOptions options = new InstallationOptions();

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            description = "how often each sample is pushed (5)")
    private int rounds;

    @Option(names = "--running", description = "measures what ./crowsnest up has started, with the same ports and data")
    private boolean running;

    @Option(names = "--smoke", description = "one round, judged by whether every image has its result, and by no clock")
    private boolean smoke;

    @Option(names = "--limit", paramLabel = "SECONDS", defaultValue = "2", description = "a higher median fails (2)")
    private double limit;

    PipelineCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return running
                ? measureRunning(options.settings())
                : new Session(options, console).run(Installation::start, this::measure);
    }

    private int measure(Installation installation) {
        var work = new LatencyRounds(installation.sampleJars());
        return judge(work, new PushedSamples(installation.push(work.repositories()), installation.client(), PATIENCE));
    }

    private int measureRunning(InstallationSettings settings) {
        var token = settings.data().resolve("token");
        try {
            var api = new CrowsnestApi(
                    local(settings.ports().api()), Files.readString(token).strip(), HttpClient.newHttpClient());
            var push = RegistryPush.to(local(settings.ports().registry()));
            return judge(new LatencyRounds(jars(settings)), new PushedSamples(push, api, PATIENCE));
        } catch (IOException e) {
            return console.fail("The token of a running Crowsnest cannot be read in " + token + ": " + e);
        }
    }

    private int judge(LatencyRounds work, PushedSamples pushed) {
        if (!smoke) {
            console.say("Warm-up, which does not count");
            work.run(pushed, 1, console);
        }
        var latencies = work.run(pushed, smoke ? 1 : rounds, console);
        console.say("");
        console.say("Push to result: " + latencies.summary());
        console.say("  (from the beginning of the push until the API shows the result, asked every 50 ms)");
        console.say("On " + Equipment.present().text());
        if (!latencies.isComplete()) {
            return console.fail("Not every image has its result.");
        }
        var most = Duration.ofMillis(Math.round(limit * 1000));
        var isFast =
                latencies.median().filter(median -> median.compareTo(most) <= 0).isPresent();
        return smoke || isFast ? 0 : console.fail("The median is over " + limit + " s.");
    }

    private static Path jars(InstallationSettings settings) {
        return settings.home().resolve("local/target/sample-jars");
    }

    private static URI local(int port) {
        return URI.create("http://localhost:" + port);
    }
}
