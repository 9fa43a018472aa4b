package dev.crowsnest.cli;

import dev.crowsnest.cli.signin.SignInFile;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Forgets the server and the token. */
@Command(
        name = "logout",
        description = "Forgets the server and the token that crowsnest login kept.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionOfJar.class)
final class LogoutCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    LogoutCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        boolean kept = new SignInFile(surroundings.configuration()).delete();
        surroundings
                .out()
                .println(
                        kept
                                ? "signed out; the server still takes the token: remove it there if nobody needs it"
                                : "nobody is signed in");
        return 0;
    }
}
