package dev.crowsnest.local;

import dev.crowsnest.local.assembly.Installation;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/** One run, from the first line to the last: everything that was started is stopped, however the run ends. */
final class Session {

    private final InstallationOptions options;
    private final Console console;

    Session(InstallationOptions options, Console console) {
        this.options = options;
        this.console = console;
    }

    /** Has {@code start} start what is wanted and {@code work} done, and returns the exit status. */
    int run(Consumer<Installation> start, ToIntFunction<Installation> work) {
        try {
            var began = Instant.now();
            var installation = Installation.prepare(options.settings(), console);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(installation), "stop"));
            return run(installation, began, start, work);
        } catch (RuntimeException e) {
            return console.fail(String.valueOf(e.getMessage()));
        }
    }

    private int run(
            Installation installation, Instant began, Consumer<Installation> start, ToIntFunction<Installation> work) {
        try {
            start.accept(installation);
            var seconds = Duration.between(began, Instant.now()).toMillis() / 1000.0;
            console.say(String.format(Locale.ROOT, "Ready after %.1f s", seconds));
            return work.applyAsInt(installation);
        } catch (RuntimeException e) {
            // Parts that are being stopped look as if they failed.
            return installation.isStopping() ? 1 : console.fail(String.valueOf(e.getMessage()));
        }
    }

    private void stop(Installation installation) {
        if (!installation.isStarted()) {
            installation.close();
            return;
        }
        console.say("Stopping …");
        installation.close();
        console.say("Stopped; everything is kept in " + installation.data().path());
    }
}
