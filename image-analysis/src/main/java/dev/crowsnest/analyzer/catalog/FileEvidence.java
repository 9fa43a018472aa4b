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
 * @param repositories set only by the cataloger of a package manager's list of them
 * @param owned set only by the catalogers of package managers that say which package brought which file
 * @param complete false when something was left out for want of memory here: elsewhere the file may say more, so the layer is
 *     read anew each time
 */
public record FileEvidence(
        CatalogerId cataloger,
        String path,
        List<PackageRecord> packages,
        @Nullable OsRelease release,
        List<PackageRepository> repositories,
        List<OwnedFile> owned,
        List<Problem> problems,
        boolean complete) {

    /** Evidence that would be the same on any machine. */
    public FileEvidence(
            CatalogerId cataloger,
            String path,
            List<PackageRecord> packages,
            @Nullable OsRelease release,
            List<Problem> problems) {
        this(cataloger, path, packages, release, List.of(), List.of(), problems, true);
    }

    /** Copies the lists. */
    public FileEvidence {
        packages = List.copyOf(packages);
        repositories = List.copyOf(repositories);
        owned = List.copyOf(owned);
        problems = List.copyOf(problems);
    }

    /** Whether the file said nothing at all. */
    public boolean isEmpty() {
        return packages.isEmpty() && release == null && repositories.isEmpty() && owned.isEmpty() && problems.isEmpty();
    }
}
