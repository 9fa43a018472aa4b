package dev.crowsnest.local;

import dev.crowsnest.local.assembly.Installation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Everything, until Ctrl-C. */
@Command(name = "up", mixinStandardHelpOptions = true, description = "Starts everything and runs until Ctrl-C.")
final class UpCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private InstallationOptions options = new InstallationOptions();

    UpCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return new Session(options, console).run(this::stay);
    }

    private int stay(Installation installation) {
        new Welcome(installation).lines().forEach(console::say);
        return console.fail(installation.givenUp().join() + " ended five times in a row and is given up; its log is in "
                + installation.data().logs() + ".");
    }
}
