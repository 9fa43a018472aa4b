package dev.crowsnest.cli;

import dev.crowsnest.cli.advisory.AdvisoryShelf;
import dev.crowsnest.cli.advisory.ShelvedKnowledge;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What commands that match are told of advisories. */
final class AdvisoryOptions {

    @Option(
            names = "--advisories",
            paramLabel = "ADDRESS",
            description = {
                "Match with these (CROWSNEST_ADVISORIES), laid out",
                "as OSV's exports are: file:///… or https://….",
                "Without, with the starter set that ships with this."
            })
    @Nullable
    String address;

    /** What {@code question} makes of the advisories that a person named, or of the starter set. */
    <T> T ask(Surroundings surroundings, Function<ShelvedKnowledge, T> question) {
        String chosen = address != null
                ? address
                : surroundings.variable("CROWSNEST_ADVISORIES").orElse(null);
        return new AdvisoryShelf(surroundings).ask(chosen, question);
    }

    /** A server has advisories of its own; who names others would not get what they say. */
    void refuseBesideServer() {
        if (address != null) {
            throw new CommandFailure("a server's stored result has the server's own advisories; leave out --advisories,"
                    + " or give --server= to analyse the image here");
        }
    }
}
