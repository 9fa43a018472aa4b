package dev.crowsnest.analyzer.filesystem;

import dev.crowsnest.analyzer.catalog.FileEvidence;
import dev.crowsnest.analyzer.catalog.Problem;
import dev.crowsnest.analyzer.oci.Digest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
     * A directory, which ends what the layer itself had at this path. Lower layers keep theirs: a layer names a directory
     * whenever something in it changed, and what is below it stays.
     */
    void directory(String path) {
        if (!links.isEmpty() || files.containsKey(path)) {
            forget(path);
        }
    }

    void problem(String reason) {
        problems.add(new Problem("", reason));
    }

    LayerEvidence close(Digest blob, long bytes) {
        if (filesPassedOver > 0) {
            problem(filesPassedOver + " files with packages were passed over: the layer has too many");
        }
        if (pathsPassedOver > 0) {
            problem(pathsPassedOver + " whiteouts and links were passed over: the layer has too many");
        }
        List<FileEvidence> all = new ArrayList<>();
        files.values().forEach(all::addAll);
        return new LayerEvidence(blob, all, List.copyOf(removed), List.copyOf(opaque), links, problems, bytes);
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
