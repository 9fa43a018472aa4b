package dev.crowsnest.cli.advisory;

import dev.crowsnest.analyzer.advisory.AdvisorySet;
import dev.crowsnest.analyzer.advisory.osv.AdvisorySourceException;
import dev.crowsnest.analyzer.assembly.StarterAdvisories;
import dev.crowsnest.analyzer.exploitation.ExploitationSet;
import dev.crowsnest.analyzer.oci.Digest;
import dev.crowsnest.cli.CommandFailure;
import dev.crowsnest.cli.Surroundings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives the advisories to match an image with: those of a configured address, or the starter set.
 *
 * <p>An address on this machine is read where it is; one on a server is copied once a day, and the copy is used when the server
 * cannot be reached. Either is indexed once for each state of it, so that a run reads what concerns its image.
 */
public final class AdvisoryShelf {

    private final Surroundings surroundings;

    public AdvisoryShelf(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * What {@code question} makes of the advisories of this address.
     *
     * @param address absent when none is configured
     * @param question asked while the set can be read, and again when that showed that our copy is damaged
     */
    public <T> T ask(@Nullable String address, Function<ShelvedKnowledge, T> question) {
        if (address == null || address.isBlank()) {
            return question.apply(new ShelvedKnowledge(StarterAdvisories.set(), ExploitationSet.NONE));
        }
        URI uri = parse(address);
        Path place = place(address);
        return "file".equalsIgnoreCase(uri.getScheme())
                ? askDirectory(uri, place, question)
                : askCopy(uri, place, question);
    }

    /** The same of their state now: a copy of them is made anew, whatever its age, and only when that ends well. */
    public <T> T renew(String address, Function<ShelvedKnowledge, T> question) {
        URI uri = parse(address);
        if (!"file".equalsIgnoreCase(uri.getScheme())) {
            Path place = place(address);
            open(AdvisoryDownload.name(uri), place, new AdvisoryDownload(uri, surroundings, place)::renewed)
                    .close();
        }
        return ask(address, question);
    }

    private Path place(String address) {
        String key = Digest.of(address.getBytes(StandardCharsets.UTF_8)).abbreviated();
        return surroundings.cache().resolve("advisories").resolve(key);
    }

    private <T> T askDirectory(URI address, Path place, Function<ShelvedKnowledge, T> question) {
        try (IndexedAdvisories set = open(address.toString(), place, () -> AdvisoryCopy.ofDirectory(address, place))) {
            return question.apply(knowledge(set, Path.of(address)));
        }
    }

    private <T> T askCopy(URI address, Path place, Function<ShelvedKnowledge, T> question) {
        var download = new AdvisoryDownload(address, surroundings, place);
        String name = AdvisoryDownload.name(address);
        try (IndexedAdvisories set = open(name, place, download::current)) {
            return question.apply(knowledge(set, place));
        } catch (AdvisorySourceException damaged) {
            surroundings.err().println("crowsnest: " + damaged.getMessage() + "; it is fetched anew");
        }
        try (IndexedAdvisories set = open(name, place, download::anew)) {
            return question.apply(knowledge(set, place));
        }
    }

    private ShelvedKnowledge knowledge(AdvisorySet set, Path directory) {
        return new ShelvedKnowledge(set, new ExploitationCopy(directory, surroundings));
    }

    private IndexedAdvisories open(String name, Path place, Supplier<AdvisoryCopy> copy) {
        Path lock = place.resolveSibling(place.getFileName() + ".lock");
        CacheTurn turn = CacheTurn.take(lock, name, surroundings);
        try (turn) {
            return new AdvisoryIndexes(surroundings).open(copy.get());
        }
    }

    private static URI parse(String address) {
        try {
            URI uri = URI.create(address);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            boolean isWeb = scheme.equals("http") || scheme.equals("https");
            if (scheme.equals("file") || (isWeb && uri.getHost() != null)) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw notAnAddress(e);
        }
        throw notAnAddress(null);
    }

    /** Does not repeat the address: a password may be in it. */
    private static CommandFailure notAnAddress(@Nullable Throwable cause) {
        return new CommandFailure(
                "could not read the advisories: their address is none; write file:///path or https://host/path", cause);
    }
}
