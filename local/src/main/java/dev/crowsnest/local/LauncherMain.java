package dev.crowsnest.local;

import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The launcher. */
@Command(
        name = "crowsnest",
        mixinStandardHelpOptions = true,
        description = "Watches container images; here: all of it on one machine.",
        synopsisSubcommandLabel = "COMMAND")
public final class LauncherMain {

    /** Libraries tell what they do; only what goes wrong is for the terminal. */
    private static final Logger LOGGER = Logger.getLogger("");

    private LauncherMain() {}

    public static void main(String[] arguments) {
        LOGGER.setLevel(Level.WARNING);
        var console = new Console();
        var commands = new CommandLine(new LauncherMain());
        commands.addSubcommand(new UpCommand(console));
        commands.addSubcommand(new DemoCommand(console));
        commands.addSubcommand(new PipelineCommand(console));
        System.exit(commands.execute(arguments));
    }
}
