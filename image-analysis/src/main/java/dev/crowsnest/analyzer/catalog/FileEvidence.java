package dev.crowsnest.analyzer.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that one cataloger learned from one file, alone.
 *
 * <p>Kept under the blob's digest and read back by later versions, so it says facts of the file and never of the image. An
 * upper layer's evidence at the same path replaces a lower one's whole.
 *
 * @param path in the layer, normalised: no leading slash, no {@code .} or {@code ..}
 * @param release set only by the cataloger of os-release
 */
public record FileEvidence(
        CatalogerId cataloger,
        String path,
        List<PackageRecord> packages,
        @Nullable OsRelease release,
        List<Problem> problems) {

    /** Copies the lists. */
    public FileEvidence {
        packages = List.copyOf(packages);
        problems = List.copyOf(problems);
    }

    /** Whether the file said nothing worth keeping. */
    public boolean isEmpty() {
        return packages.isEmpty() && release == null && problems.isEmpty();
    }
}
