package dev.crowsnest.cli;

import dev.crowsnest.analyzer.report.Printable;
import dev.crowsnest.cli.server.CrowsnestServer;
import dev.crowsnest.cli.server.KnownPerson;
import dev.crowsnest.cli.signin.SignIn;
import dev.crowsnest.cli.signin.SignInFile;
import java.io.Console;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Keeps a server and a token for all commands. */
@Command(
        name = "login",
        description = {
            "Signs in to a server: keeps its address and a personal token for all commands, in a file that you alone can",
            "read. --server, CROWSNEST_SERVER and CROWSNEST_TOKEN win over it."
        },
        mixinStandardHelpOptions = true,
        versionProvider = VersionOfJar.class)
final class LoginCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Option(
            names = "--server",
            paramLabel = "ADDRESS",
            description = {"Of the server (CROWSNEST_SERVER); the one that", "you are signed in to if nobody says."})
    @Nullable
    String server;

    @Option(names = "--token-stdin", description = "Read the token from the standard input.")
    private boolean fromInput;

    LoginCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        String address = new ServerOption(server, surroundings)
                .address()
                .orElseThrow(() -> new CommandFailure(
                        "could not sign in: no server is named; give --server ADDRESS (or CROWSNEST_SERVER)"));
        String token = token(address);
        KnownPerson person = new CrowsnestServer(CrowsnestServer.address(address), token).person();
        var file = new SignInFile(surroundings.configuration());
        file.write(new SignIn(address, token));
        surroundings
                .out()
                .println(Printable.of("signed in to " + CrowsnestServer.shown(address) + " as " + person.name() + " ("
                        + person.role() + "); kept in " + file.path()));
        return 0;
    }

    private String token(String address) {
        if (fromInput) {
            return InputLine.read(surroundings, "the token").strip();
        }
        Console console = Terminal.get()
                .orElseThrow(
                        () -> new CommandFailure(
                                "could not ask for the token: there is no terminal; give --token-stdin and the token on the standard input"));
        char[] typed = console.readPassword("Personal token for %s: ", CrowsnestServer.shown(address));
        return typed == null ? "" : new String(typed).strip();
    }
}
