package dev.crowsnest.cli;

import dev.crowsnest.analyzer.advisory.osv.AdvisorySourceException;
import dev.crowsnest.analyzer.oci.ImageAccessException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The command that holds all others. */
@Command(
        name = "crowsnest",
        description = "Shows the vulnerabilities and packages of container images.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionOfJar.class,
        exitCodeOnInvalidInput = CrowsnestCommand.ERROR,
        exitCodeOnExecutionException = CrowsnestCommand.ERROR,
        exitCodeListHeading = CrowsnestCommand.STATUS_HEADING,
        exitCodeList = {
            CrowsnestCommand.STATUS_DONE,
            CrowsnestCommand.STATUS_ERROR,
            "2:cves found something, and --exit-code was given"
        })
public final class CrowsnestCommand {

    static final String STATUS_HEADING = "%nExit status:%n";
    static final String STATUS_DONE = "0:the image was analysed, whatever was found";
    static final String STATUS_ERROR = "1:an error, which is told in one sentence";

    static final int ERROR = 1;
    static final int FINDINGS = 2;

    private CrowsnestCommand() {}

    /** Runs one command and returns the status to end with. */
    public static int run(Surroundings surroundings, String... arguments) {
        var line = new CommandLine(new CrowsnestCommand());
        line.addSubcommand(new CvesCommand(surroundings));
        line.addSubcommand(new SbomCommand(surroundings));
        line.addSubcommand(new ExplainCommand(surroundings));
        line.addSubcommand(new WhyCommand(surroundings));
        line.addSubcommand(new LoginCommand(surroundings));
        line.addSubcommand(new LogoutCommand(surroundings));
        line.addSubcommand(new CommandLine(new RepoCommand())
                .addSubcommand(new RepoListCommand(surroundings))
                .addSubcommand(new RepoEnableCommand(surroundings))
                .addSubcommand(new RepoDisableCommand(surroundings))
                .addSubcommand(new RepoRuleCommand(surroundings)));
        line.addSubcommand(new CommandLine(new IntegrationCommand())
                .addSubcommand(new IntegrationListCommand(surroundings))
                .addSubcommand(new IntegrationAddCommand(surroundings))
                .addSubcommand(new IntegrationRemoveCommand(surroundings)));
        line.addSubcommand(new CommandLine(new AdvisoriesCommand())
                .addSubcommand(new AdvisoryListCommand(surroundings))
                .addSubcommand(new AdvisorySyncCommand(surroundings))
                .addSubcommand(new AdvisoryExportCommand(surroundings))
                .addSubcommand(new AdvisoryImportCommand(surroundings)));
        line.setOut(new PrintWriter(surroundings.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(surroundings.err(), true, StandardCharsets.UTF_8));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler((failure, words) -> tell(surroundings, failure));
        line.setExecutionExceptionHandler((failure, command, parsed) -> tell(surroundings, failure, command));
        if (arguments.length == 0) {
            line.usage(surroundings.out());
            return ERROR;
        }
        return line.execute(arguments);
    }

    private static int tell(Surroundings surroundings, ParameterException failure) {
        String help = failure.getCommandLine().getCommandSpec().qualifiedName() + " --help";
        surroundings.err().println("crowsnest: " + failure.getMessage() + "; " + help + " shows what it takes");
        return error(failure.getCommandLine());
    }

    private static int tell(Surroundings surroundings, Exception failure, CommandLine command) throws Exception {
        boolean isForPeople = failure instanceof CommandFailure || failure instanceof AdvisorySourceException;
        String sentence;
        if (failure instanceof ImageAccessException image) {
            sentence = image.getMessage() + advice(image.kind());
        } else if (isForPeople) {
            sentence = String.valueOf(failure.getMessage());
        } else if (surroundings.variable("CROWSNEST_DEBUG").isPresent()) {
            throw failure;
        } else {
            sentence = "an error that nobody expected: " + failure + "; CROWSNEST_DEBUG=1 shows where";
        }
        surroundings.err().println("crowsnest: " + sentence);
        return error(command);
    }

    /** Of most, 1; of one whose 1 is an answer, another. */
    private static int error(CommandLine command) {
        return command.getCommand() instanceof WhyCommand ? WhyCommand.UNANSWERED : ERROR;
    }

    /** What a person can do about it, where that is always the same. */
    private static String advice(ImageAccessException.Kind kind) {
        return switch (kind) {
            case UNAUTHORIZED ->
                "; look at the image's name, and sign in with docker login or --username and --password-stdin";
            case UNREACHABLE -> "; look at the address and the network, and try again";
            case RATE_LIMITED, OUT_OF_TIME -> "; try again later";
            case NOT_FOUND, MALFORMED, OVER_LIMIT, CANCELLED -> "";
        };
    }
}
