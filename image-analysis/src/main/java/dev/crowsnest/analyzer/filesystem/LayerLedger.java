package dev.crowsnest.analyzer.filesystem;

import dev.crowsnest.analyzer.catalog.FileEvidence;
import dev.crowsnest.analyzer.catalog.Problem;
import dev.crowsnest.analyzer.oci.Digest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What is remembered of a layer while it streams by, within limits: a layer may hold millions of files that nobody wants, and
 * a hostile one millions that somebody does.
 */
final class LayerLedger {

    /** Objects around a path: string, array, and entry in a collection. */
    private static final int OBJECT_BYTES = 120;

    private final LayerLimits.Ledger limits;
    private final Map<String, List<FileEvidence>> files = new LinkedHashMap<>();
    private final Set<String> removed = new LinkedHashSet<>();
    private final Set<String> opaque = new LinkedHashSet<>();
    private final Map<String, String> links = new HashMap<>();
    private final DirectoryHashes directories = new DirectoryHashes();
    private final Set<String> namedLikeFiles = new HashSet<>();
    private final List<Problem> problems = new ArrayList<>();
    private int packages;
    private long pathBytes;
    private long filesPassedOver;
    private long pathsPassedOver;

    LayerLedger(LayerLimits.Ledger limits) {
        this.limits = limits;
    }

    /** Whether one more wanted file can be taken; when not, it is counted as passed over. */
    boolean takesFile() {
        boolean takes = files.size() < limits.files() && packages < limits.packages();
        filesPassedOver += takes ? 0 : 1;
        return takes;
    }

    /** A wanted file; it replaces whatever the layer had at this path before. */
    void file(String path, List<FileEvidence> evidence) {
        forget(path);
        files.put(path, evidence);
        packages += count(evidence);
    }

    List<FileEvidence> fileAt(String path) {
        return files.getOrDefault(path, List.of());
    }

    /** A path that lower layers lose, with all below it. */
    void removed(String path) {
        if (takesPath(path.length())) {
            removed.add(path);
        }
    }

    /** A wanted path that this layer has as something else than a file or a directory. */
    void noFile(String path) {
        forget(path);
        removed(path);
    }

    void opaque(String directory) {
        if (takesPath(directory.length())) {
            opaque.add(directory);
        }
    }

    void link(String path, String target) {
        if (takesPath(path.length() + target.length())) {
            links.put(path, target);
        }
    }

    /**
     * A directory, which ends what was a file or a link at this path, here and in lower layers. What those hold below it stays:
     * a layer names a directory whenever something in it changed.
     *
     * @param namedLikeFile whether a file of that name would be wanted
     */
    void directory(String path, boolean namedLikeFile) {
        if (!links.isEmpty() || files.containsKey(path)) {
            forget(path);
        }
        directories.add(path);
        if (namedLikeFile && takesPath(path.length())) {
            namedLikeFiles.add(path);
        }
    }

    void problem(String reason) {
        problems.add(new Problem("", reason));
    }

    LayerEvidence close(Digest blob, long bytes) {
        if (filesPassedOver > 0) {
            problem(filesPassedOver + " files with packages were passed over: the layer has too many");
        }
        Set<String> telling = tellingDirectories();
        if (pathsPassedOver > 0) {
            problem(pathsPassedOver + " whiteouts, links and directories were passed over: the layer has too many");
        }
        List<FileEvidence> all = new ArrayList<>();
        files.values().forEach(all::addAll);
        return new LayerEvidence(
                blob, all, List.copyOf(removed), List.copyOf(opaque), List.copyOf(telling), links, problems, bytes);
    }

    /** Of millions of directories only those matter that are on the way to something, since only there a link is followed. */
    private Set<String> tellingDirectories() {
        Set<String> telling = new TreeSet<>(namedLikeFiles);
        Stream.of(files.keySet(), removed, opaque, links.keySet())
                .flatMap(Set::stream)
                .forEach(path -> directories.above(path, directory -> {
                    if (!telling.contains(directory) && takesPath(directory.length())) {
                        telling.add(directory);
                    }
                }));
        return telling;
    }

    private void forget(String path) {
        List<FileEvidence> former = files.remove(path);
        if (former != null) {
            packages -= count(former);
        }
        links.remove(path);
    }

    private boolean takesPath(int length) {
        boolean takes = pathBytes + length + OBJECT_BYTES <= limits.pathBytes();
        if (takes) {
            pathBytes += length + OBJECT_BYTES;
        } else {
            pathsPassedOver++;
        }
        return takes;
    }

    private static int count(List<FileEvidence> evidence) {
        return evidence.stream().mapToInt(each -> each.packages().size()).sum();
    }
}
