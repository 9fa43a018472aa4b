package dev.crowsnest.local;

import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;

/** The launcher. */
@Command(
        name = "./crowsnest",
        description = "Watches container images; here: all of it on one machine.",
        synopsisSubcommandLabel = "COMMAND")
public final class LauncherMain {

    /** Libraries tell what they do; only what goes wrong is for the terminal. */
    private static final Logger LOGGER = Logger.getLogger("");

    private static final int USAGE = 2;

    private LauncherMain() {}

    public static void main(String[] arguments) {
        LOGGER.setLevel(Level.WARNING);
        System.exit(commands(Console.ofThisProcess()).execute(arguments));
    }

    static CommandLine commands(Console console) {
        var commands = new CommandLine(new LauncherMain());
        commands.addSubcommand(new UpCommand(console));
        commands.addSubcommand(new DemoCommand(console));
        commands.addSubcommand(new PipelineCommand(console));
        commands.addSubcommand(new ImagesCommand(console));
        commands.getSubcommands()
                .values()
                .forEach(command -> command.getCommandSpec()
                        .addOption(OptionSpec.builder("-h", "--help")
                                .usageHelp(true)
                                .description("shows this text")
                                .build()));
        commands.registerConverter(Integer.class, LauncherMain::number);
        commands.registerConverter(int.class, LauncherMain::number);
        commands.setParameterExceptionHandler((wrong, given) -> {
            var command = wrong.getCommandLine().getCommandSpec().qualifiedName();
            console.fail(wrong.getMessage() + "; " + command + " --help shows what there is.");
            return USAGE;
        });
        return commands;
    }

    private static Integer number(String text) {
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + text + "' is no number");
        }
    }
}
