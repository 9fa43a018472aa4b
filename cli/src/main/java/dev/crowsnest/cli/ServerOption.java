package dev.crowsnest.cli;

import dev.crowsnest.cli.server.CrowsnestServer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The server that a person named, by an option or in the environment. */
record ServerOption(@Nullable String named, Surroundings surroundings) {

    /** Empty when none is named, or an empty one, which says that none is wanted. */
    Optional<CrowsnestServer> server() {
        String address = named != null
                ? named
                : surroundings.variable("CROWSNEST_SERVER").orElse("");
        return address.isBlank()
                ? Optional.empty()
                : Optional.of(new CrowsnestServer(
                        CrowsnestServer.address(address),
                        surroundings.variable("CROWSNEST_TOKEN").orElse(null)));
    }

    /** @param action what fails when none is named, such as {@code export advisories} */
    CrowsnestServer required(String action) {
        return server().orElseThrow(() -> new CommandFailure(
                "could not " + action + ": no server is named; give --server ADDRESS (or CROWSNEST_SERVER)"));
    }
}
