package dev.crowsnest.cli;

import dev.crowsnest.cli.server.CrowsnestServer;
import dev.crowsnest.cli.signin.SignIn;
import dev.crowsnest.cli.signin.SignInFile;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The server that a person named by an option or in the environment, or signed in to. */
record ServerOption(@Nullable String named, Surroundings surroundings) {

    private static final String SERVER = "CROWSNEST_SERVER";
    private static final String TOKEN = "CROWSNEST_TOKEN";

    /** Empty when there is none, or an empty one was named, which says that none is wanted. */
    Optional<CrowsnestServer> server() {
        return address()
                .map(address -> new CrowsnestServer(
                        CrowsnestServer.address(address), token(address).orElse(null)));
    }

    /** As it was written. */
    Optional<String> address() {
        if (named != null || surroundings.environment().containsKey(SERVER)) {
            return Optional.ofNullable(named)
                    .or(() -> surroundings.variable(SERVER))
                    .filter(address -> !address.isBlank());
        }
        return kept().map(SignIn::server);
    }

    /** @param action what fails when there is none, such as {@code export advisories} */
    CrowsnestServer required(String action) {
        return server().orElseThrow(
                        () -> new CommandFailure(
                                "could not " + action
                                        + ": no server is named; give --server ADDRESS (or CROWSNEST_SERVER), or sign in with crowsnest login"));
    }

    // A token is sent to the server that it was kept for, and to no other.
    private Optional<String> token(String address) {
        Optional<String> given = surroundings.variable(TOKEN);
        return given.isPresent()
                ? given
                : kept().filter(signIn -> plain(signIn.server()).equals(plain(address)))
                        .map(SignIn::token);
    }

    private static String plain(String address) {
        return address.replaceAll("/+$", "");
    }

    private Optional<SignIn> kept() {
        return new SignInFile(surroundings.configuration()).read();
    }
}
