package dev.crowsnest.analysis.finding;

import dev.crowsnest.analyzer.catalog.PackageRecord;
import dev.crowsnest.analyzer.catalog.PackageType;
import dev.crowsnest.analyzer.inventory.Inventory;
import dev.crowsnest.analyzer.inventory.SoftwarePackage;
import dev.crowsnest.analyzer.match.MatchSubject;
import dev.crowsnest.analyzer.oci.Digest;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What an image of a fleet would have for its inventory: its packages with layers and paths as catalogers record them. */
final class FleetInventory {

    private static final List<Digest> LAYERS = java.util.stream.Stream.of("base", "libraries", "service")
            .map(layer -> Digest.of(layer.getBytes(StandardCharsets.UTF_8)))
            .toList();

    private FleetInventory() {}

    static Inventory of(List<MatchSubject> subjects) {
        return new Inventory(
                null, subjects.stream().map(FleetInventory::software).toList(), List.of());
    }

    private static SoftwarePackage software(MatchSubject subject) {
        String name = subject.name();
        String version = subject.version();
        return switch (subject.stream().family()) {
            case "npm" -> software(subject, PackageType.NPM, 1, "app/node_modules/" + name + "/package.json");
            case "PyPI" ->
                software(
                        subject,
                        PackageType.PYPI,
                        1,
                        "usr/lib/python3/site-packages/" + name + "-" + version + ".dist-info/METADATA");
            case "Maven" ->
                software(
                        subject,
                        PackageType.MAVEN,
                        2,
                        "app/lib/" + name.substring(name.indexOf(':') + 1) + "-" + version + ".jar");
            default -> software(subject, PackageType.DEB, 0, "var/lib/dpkg/status");
        };
    }

    private static SoftwarePackage software(MatchSubject subject, PackageType type, int layer, String path) {
        var record = new PackageRecord(
                type,
                "",
                subject.name(),
                subject.version(),
                subject.source(),
                subject.architecture(),
                subject.origin(),
                "",
                null);
        String purl = "pkg:" + type.name().toLowerCase(java.util.Locale.ROOT) + "/" + subject.name() + "@"
                + subject.version();
        return new SoftwarePackage(purl, record, LAYERS.get(layer), List.of(path));
    }
}
