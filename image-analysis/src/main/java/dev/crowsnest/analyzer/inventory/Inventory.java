package dev.crowsnest.analyzer.inventory;

import dev.crowsnest.analyzer.catalog.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The packages of one image.
 *
 * @param distribution absent when no os-release was found
 * @param packages sorted by purl, then by first path
 * @param problems what could not be read, sorted by path
 */
public record Inventory(@Nullable Distribution distribution, List<SoftwarePackage> packages, List<Problem> problems) {

    /** Copies the lists. */
    public Inventory {
        packages = List.copyOf(packages);
        problems = List.copyOf(problems);
    }
}
