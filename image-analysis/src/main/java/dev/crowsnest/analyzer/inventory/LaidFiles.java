package dev.crowsnest.analyzer.inventory;

import dev.crowsnest.analyzer.catalog.CatalogerId;
import dev.crowsnest.analyzer.catalog.FileEvidence;
import dev.crowsnest.analyzer.filesystem.LayerEvidence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The wanted files of an image as its layers are laid over each other, base first.
 *
 * <p>Files are known by where links lead, so {@code lib/apk/db/installed} and {@code usr/lib/apk/db/installed} are one file
 * when {@code lib} is a link. A file replaces the one below whole; so do a link and a whiteout.
 */
final class LaidFiles {

    private final NavigableMap<String, List<FileEvidence>> files = new TreeMap<>();
    private final SymbolicLinks links = new SymbolicLinks();

    /** What a layer changed: evidence that came and evidence that went. */
    record Change(List<FileEvidence> come, List<FileEvidence> gone) {}

    /** Lays the next layer over what is there. */
    Change lay(LayerEvidence layer) {
        var change = new Change(new ArrayList<>(), new ArrayList<>());
        layer.removed().forEach(path -> removeTree(links.place(path), change));
        layer.opaque().forEach(path -> removeTree(links.place(path), change));
        // Links on the way first: what lies in a folder that is real now is no longer where its link led.
        layer.directories().stream().sorted().forEach(path -> endFileOrLink(links.place(path), change));
        // In the order of names, so that a link to a folder is known before the links in that folder.
        new TreeMap<>(layer.links()).forEach((path, target) -> layLink(links.place(path), target, change));
        byPlace(layer.files()).forEach((place, evidence) -> layFile(place, evidence, change));
        return change;
    }

    /** The visible files, by where they are. */
    Map<String, List<FileEvidence>> visible() {
        return files;
    }

    /** What stands at {@code path}, links followed; empty when nothing does that we read. */
    List<FileEvidence> at(String path) {
        return files.getOrDefault(links.follow(path), List.of());
    }

    /** Where a path leads, links followed. */
    String place(String path) {
        return links.follow(path);
    }

    /** What stands in {@code folder} and below, links on the way to it followed. */
    Stream<FileEvidence> in(String folder) {
        return Paths.below(files, links.follow(folder)).values().stream().flatMap(List::stream);
    }

    /** Whether every link was followed that leads to a file that we read. */
    boolean areLinksFollowed() {
        return !links.isExhausted();
    }

    private void layLink(String place, String target, Change change) {
        removeTree(place, change);
        links.put(place, target);
    }

    /** A folder takes the place of a file or a link, and hides nothing of what a lower layer has in it. */
    private void endFileOrLink(String place, Change change) {
        links.remove(place);
        addGone(files.remove(place), change);
    }

    private void layFile(String place, Collection<FileEvidence> evidence, Change change) {
        removeTree(place, change);
        files.put(place, List.copyOf(evidence));
        change.come().addAll(evidence);
    }

    private void removeTree(String path, Change change) {
        links.removeTree(path);
        addGone(files.remove(path), change);
        var below = Paths.below(files, path);
        below.values().forEach(evidence -> addGone(evidence, change));
        below.clear();
    }

    private static void addGone(@Nullable List<FileEvidence> evidence, Change change) {
        if (evidence != null) {
            change.gone().addAll(evidence);
        }
    }

    /** Several catalogers may read one file; of one cataloger the last word on a place counts. */
    private Map<String, Collection<FileEvidence>> byPlace(List<FileEvidence> evidence) {
        var places = new LinkedHashMap<String, Map<CatalogerId, FileEvidence>>();
        for (FileEvidence file : evidence) {
            places.computeIfAbsent(links.place(file.path()), place -> new LinkedHashMap<>())
                    .put(file.cataloger(), file);
        }
        var result = new LinkedHashMap<String, Collection<FileEvidence>>();
        places.forEach((place, byCataloger) -> result.put(place, byCataloger.values()));
        return result;
    }
}
