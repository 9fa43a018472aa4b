package dev.crowsnest.analyzer.inventory;

import dev.crowsnest.analyzer.catalog.FileEvidence;
import dev.crowsnest.analyzer.catalog.OwnedFile;
import dev.crowsnest.analyzer.oci.Digest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Which packages of languages came with a package of the distribution: Debian's {@code python3-requests} brings Python's
 * {@code requests}.
 *
 * <p>Who owns a package owns every file that records it. One that was installed again beside, by its own tool, is nobody's; nor is
 * one that came in a later layer than its owner: that layer wrote over the owner's file, which was of another version.
 */
final class PackageOwners {

    private static final String INSIDE = "!/";

    /** Names of packages by the places of their files. */
    private final Map<String, String> owners = new HashMap<>();

    private PackageOwners() {}

    static PackageOwners of(LaidFiles files) {
        var owners = new PackageOwners();
        for (List<FileEvidence> evidence : files.visible().values()) {
            for (FileEvidence file : evidence) {
                for (OwnedFile owned : file.owned()) {
                    owners.owners.put(files.place(owned.path()), owned.owner());
                }
            }
        }
        return owners;
    }

    /**
     * The same packages in the same order, each with its owner.
     *
     * @param height of a layer above the base
     */
    List<SoftwarePackage> assign(List<SoftwarePackage> packages, ToIntFunction<Digest> height) {
        if (owners.isEmpty()) {
            return packages;
        }
        Map<String, SoftwarePackage> bringing = new HashMap<>();
        packages.stream()
                .filter(software -> software.record().type().isDistribution())
                .forEach(software -> bringing.putIfAbsent(software.record().name(), software));
        return packages.stream()
                .map(software -> software.record().type().isDistribution()
                        ? software
                        : software.ownedBy(bringing(software, bringing.get(owner(software)), height)))
                .toList();
    }

    private static @Nullable SoftwarePackage bringing(
            SoftwarePackage software, @Nullable SoftwarePackage owner, ToIntFunction<Digest> height) {
        boolean isLater = owner != null && height.applyAsInt(software.layer()) > height.applyAsInt(owner.layer());
        return isLater ? null : owner;
    }

    private @Nullable String owner(SoftwarePackage software) {
        Set<@Nullable String> found = new HashSet<>();
        for (String path : software.paths()) {
            int inside = path.indexOf(INSIDE);
            found.add(owners.get(inside < 0 ? path : path.substring(0, inside)));
        }
        return found.size() == 1 ? found.iterator().next() : null;
    }
}
