package dev.crowsnest.analyzer.inventory;

import dev.crowsnest.analyzer.catalog.FileEvidence;
import dev.crowsnest.analyzer.catalog.OsRelease;
import dev.crowsnest.analyzer.catalog.PackageRecord;
import dev.crowsnest.analyzer.catalog.Problem;
import dev.crowsnest.analyzer.filesystem.LayerEvidence;
import dev.crowsnest.analyzer.oci.Digest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Stage 2: lays the evidence of an image's layers over each other and forms its packages. */
public final class InventoryBuilder {

    /** Nobody reads more, and each is stored and shown. */
    private static final int MOST_PROBLEMS = 10_000;

    private static final Comparator<SoftwarePackage> BY_PURL = Comparator.comparing(SoftwarePackage::purl)
            .thenComparing(found -> found.paths().get(0))
            .thenComparing(found -> found.record().toString());
    private static final Comparator<Problem> BY_PATH =
            Comparator.comparing(Problem::path).thenComparing(Problem::reason);

    private final LaidFiles files = new LaidFiles();
    private final Map<Digest, Integer> heights = new HashMap<>();
    private final AlpineReleases releases = new AlpineReleases();
    private final PackageRuns runs = new PackageRuns();
    private final SortedSet<Problem> problems = new TreeSet<>(BY_PATH);

    private InventoryBuilder() {}

    /** The packages of the image whose layers these are, base first. */
    public static Inventory of(List<LayerEvidence> layersBaseFirst) {
        var builder = new InventoryBuilder();
        layersBaseFirst.forEach(builder::add);
        return builder.build();
    }

    private void add(LayerEvidence layer) {
        heights.putIfAbsent(layer.blob(), heights.size());
        runs.after(layer.blob(), files.lay(layer));
        releases.after(layer.blob(), files);
        problems.addAll(layer.problems());
    }

    private Inventory build() {
        OsRelease release = release();
        Distribution distribution = release == null ? null : releases.of(Distributions.of(release));
        files.visible().values().forEach(evidence -> evidence.forEach(file -> problems.addAll(file.problems())));
        sayWhatNobodyJudges(distribution);
        releases.mix(distribution).ifPresent(problems::add);
        return new Inventory(distribution, packages(distribution), toldProblems());
    }

    private List<Problem> toldProblems() {
        if (!files.areLinksFollowed()) {
            problems.add(
                    new Problem("", "its symbolic links take too much work to follow, and some were not followed"));
        }
        if (problems.size() <= MOST_PROBLEMS) {
            return List.copyOf(problems);
        }
        var told = new ArrayList<Problem>();
        told.add(new Problem("", "only the first " + MOST_PROBLEMS + " of " + problems.size() + " problems are told"));
        problems.stream().limit(MOST_PROBLEMS).forEach(told::add);
        told.sort(BY_PATH);
        return told;
    }

    /** The one in {@code etc} is the administrator's and goes before the vendor's. */
    private @Nullable OsRelease release() {
        for (String path : List.of("etc/os-release", "usr/lib/os-release")) {
            for (FileEvidence file : files.at(path)) {
                if (file.release() != null) {
                    return file.release();
                }
            }
        }
        return null;
    }

    private List<SoftwarePackage> packages(@Nullable Distribution distribution) {
        var paths = new HashMap<PackageRecord, SortedSet<String>>();
        files.visible().forEach((path, evidence) -> {
            for (FileEvidence file : evidence) {
                for (PackageRecord record : file.packages()) {
                    paths.computeIfAbsent(PackageRuns.identity(record), key -> new TreeSet<>())
                            .add(place(path, record));
                }
            }
        });
        var packages = new ArrayList<SoftwarePackage>(paths.size());
        for (Map.Entry<PackageRecord, SortedSet<String>> found : paths.entrySet()) {
            PackageRecord record = found.getKey();
            Digest since = runs.since(record);
            packages.add(new SoftwarePackage(
                    PackageUrls.of(record, distribution),
                    record,
                    since,
                    List.copyOf(found.getValue()),
                    releases.streams(record, since, distribution),
                    null));
        }
        packages.sort(BY_PURL);
        return PackageOwners.of(files).assign(packages, heights::get);
    }

    private static String place(String path, PackageRecord record) {
        return record.inside().isEmpty() ? path : path + "!/" + record.inside();
    }

    /** A distribution's packages without its advisories would look like packages without vulnerabilities. */
    private void sayWhatNobodyJudges(@Nullable Distribution distribution) {
        if (distribution != null && !distribution.stream().isEmpty()) {
            return;
        }
        String reason = distribution == null
                ? "no os-release names the distribution of these packages, so no advisories judge them"
                : "no advisories are known for the distribution of these packages, '" + distribution.name() + "'";
        files.visible().forEach((path, evidence) -> {
            if (evidence.stream().anyMatch(InventoryBuilder::hasDistributionPackages)) {
                problems.add(new Problem(path, reason));
            }
        });
    }

    private static boolean hasDistributionPackages(FileEvidence file) {
        return file.packages().stream().anyMatch(record -> record.type().isDistribution());
    }
}
