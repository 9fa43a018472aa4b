package dev.crowsnest.cli;

import dev.crowsnest.analyzer.advisory.osv.AdvisorySourceException;
import dev.crowsnest.analyzer.oci.ImageAccessException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command that holds all others. */
@Command(
        name = "crowsnest",
        description = "Shows the vulnerabilities and packages of container images.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionOfJar.class,
        exitCodeOnInvalidInput = CrowsnestCommand.ERROR,
        exitCodeOnExecutionException = CrowsnestCommand.ERROR,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:the image was analysed",
            "1:an error, which is told in one sentence",
            "2:there are findings, and --exit-code was given"
        })
public final class CrowsnestCommand {

    static final int ERROR = 1;
    static final int FINDINGS = 2;

    private CrowsnestCommand() {}

    /** Runs one command and returns the status to end with. */
    public static int run(Surroundings surroundings, String... arguments) {
        var line = new CommandLine(new CrowsnestCommand());
        line.addSubcommand(new CvesCommand(surroundings));
        line.addSubcommand(new SbomCommand(surroundings));
        line.setOut(new PrintWriter(surroundings.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(surroundings.err(), true, StandardCharsets.UTF_8));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((failure, command, parsed) -> tell(surroundings, failure));
        line.getSubcommands().values().forEach(command -> {
            command.getCommandSpec().exitCodeOnInvalidInput(ERROR);
            command.getCommandSpec().exitCodeOnExecutionException(ERROR);
        });
        if (arguments.length == 0) {
            line.usage(surroundings.out());
            return ERROR;
        }
        return line.execute(arguments);
    }

    private static int tell(Surroundings surroundings, Exception failure) throws Exception {
        boolean isForPeople = failure instanceof CommandFailure
                || failure instanceof ImageAccessException
                || failure instanceof AdvisorySourceException;
        if (!isForPeople && surroundings.variable("CROWSNEST_DEBUG").isPresent()) {
            throw failure;
        }
        String sentence = isForPeople
                ? String.valueOf(failure.getMessage())
                : "an error that nobody expected: " + failure + "; CROWSNEST_DEBUG=1 shows where";
        surroundings.err().println("crowsnest: " + sentence);
        return ERROR;
    }
}
