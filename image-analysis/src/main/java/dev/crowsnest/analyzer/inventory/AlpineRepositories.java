package dev.crowsnest.analyzer.inventory;

import dev.crowsnest.analyzer.catalog.PackageRepository;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The releases of Alpine whose repositories a list of repositories names, as advisories call them.
 *
 * @param untagged those that any package may come from, newest first
 * @param tagged those that only packages with this tag come from, newest first
 */
record AlpineRepositories(List<String> untagged, Map<String, List<String>> tagged) {

    static final AlpineRepositories NONE = new AlpineRepositories(List.of(), Map.of());

    private static final String FAMILY = "Alpine:";
    private static final String EDGE = "edge";

    /** Edge is what becomes the next release, so it is newer than all. */
    private static final Comparator<String> NEWEST_FIRST = Comparator.comparing(
                    (String release) -> !release.equals(EDGE))
            .thenComparing(Comparator.comparingInt(AlpineRepositories::major).reversed())
            .thenComparing(Comparator.comparingInt(AlpineRepositories::minor).reversed());

    static AlpineRepositories of(List<PackageRepository> repositories) {
        Map<String, List<String>> byTag = repositories.stream()
                .collect(Collectors.groupingBy(
                        PackageRepository::tag,
                        Collectors.collectingAndThen(Collectors.toList(), AlpineRepositories::streams)));
        List<String> untagged = byTag.getOrDefault("", List.of());
        byTag.remove("");
        return new AlpineRepositories(untagged, byTag);
    }

    /** Both lists together, where two layers of equal content came at different times. */
    AlpineRepositories and(AlpineRepositories other) {
        var all = Stream.concat(untagged.stream(), other.untagged.stream())
                .map(stream -> new PackageRepository("", stream.substring(FAMILY.length())))
                .toList();
        return new AlpineRepositories(of(all).untagged, Map.of());
    }

    private static List<String> streams(List<PackageRepository> repositories) {
        return repositories.stream()
                .map(PackageRepository::release)
                .distinct()
                .sorted(NEWEST_FIRST)
                .map(FAMILY::concat)
                .toList();
    }

    private static int major(String release) {
        return release.equals(EDGE) ? 0 : Integer.parseInt(release.substring(1, release.indexOf('.')));
    }

    private static int minor(String release) {
        return release.equals(EDGE) ? 0 : Integer.parseInt(release.substring(release.indexOf('.') + 1));
    }
}
