package dev.crowsnest.local;

import dev.crowsnest.local.assembly.Installation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Everything, until Ctrl-C. */
@Command(name = "up", description = "Starts everything and runs until Ctrl-C.")
final class UpCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private InstallationOptions options = new InstallationOptions();

    @Option(names = "--no-services", description = "broker, database and registry only: services are started elsewhere")
    private boolean withoutServices;

    UpCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var session = new Session(options, console);
        return withoutServices
                ? session.run(Installation::startInfrastructure, this::stay)
                : session.run(Installation::start, this::welcome);
    }

    private int welcome(Installation installation) {
        new Welcome(installation).lines().forEach(console::say);
        return stay(installation);
    }

    private int stay(Installation installation) {
        return new Stay(installation, console).untilStopped();
    }
}
