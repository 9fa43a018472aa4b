package dev.crowsnest.cli.advisory;

import dev.crowsnest.analyzer.advisory.AdvisoryEdition;
import dev.crowsnest.analyzer.advisory.AdvisorySet;
import dev.crowsnest.analyzer.advisory.InMemoryAdvisorySet;
import dev.crowsnest.analyzer.advisory.osv.OsvExport;
import dev.crowsnest.analyzer.assembly.StarterAdvisories;
import dev.crowsnest.analyzer.inventory.Inventory;
import dev.crowsnest.cli.CommandFailure;
import dev.crowsnest.cli.Surroundings;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives the advisories to match an image with: those of a configured address, or the starter set.
 *
 * <p>An address on this machine is read where it is; one on a server is copied once a day, and the copy is used when the server
 * cannot be reached.
 */
public final class AdvisoryShelf {

    private final Surroundings surroundings;

    public AdvisoryShelf(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * The set for the packages of one image. All records that speak of these packages are in it, and what other records say of
     * the severity of the same vulnerabilities.
     *
     * @param address absent when none is configured
     */
    public AdvisorySet take(@Nullable String address, Inventory inventory) {
        if (address == null || address.isBlank()) {
            return StarterAdvisories.set();
        }
        AdvisoryCopy copy = copy(address);
        var export = new OsvExport(copy.directory());
        List<String> ecosystems = export.ecosystems();
        if (ecosystems.isEmpty()) {
            throw new CommandFailure(
                    "could not read the advisories of " + copy.name() + ": there is no <Ecosystem>/all.zip");
        }
        var builder = new InMemoryAdvisorySet.Builder();
        var needed = NeededAdvisories.of(inventory);
        export.forEach(ecosystems, advisory -> builder.add(needed.reduce(advisory)))
                .forEach(count -> count.problems()
                        .forEach(problem -> surroundings
                                .err()
                                .println("crowsnest: an advisory of " + count.export() + " could not be read: "
                                        + problem)));
        return builder.build(new AdvisoryEdition(copy.name(), builder.size(), copy.synced()));
    }

    private AdvisoryCopy copy(String address) {
        URI uri;
        try {
            uri = URI.create(address);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure("not an address of advisories: '" + address + "'", e);
        }
        if ("file".equalsIgnoreCase(uri.getScheme())) {
            return AdvisoryCopy.ofDirectory(uri);
        }
        return new AdvisoryDownload(uri, surroundings).current();
    }
}
