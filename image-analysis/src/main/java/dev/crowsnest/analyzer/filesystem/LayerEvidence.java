package dev.crowsnest.analyzer.filesystem;

import dev.crowsnest.analyzer.catalog.FileEvidence;
import dev.crowsnest.analyzer.catalog.Problem;
import dev.crowsnest.analyzer.oci.Digest;
import java.util.List;
import java.util.Map;

/**
 * Stage 1's whole result for one layer: what its files say, what it hides and where its links lead. This is what is kept
 * under the layer's digest.
 *
 * @param blob verified by us while the layer was read
 * @param files wanted files, in the order of the archive; of two at one path the last
 * @param removed paths that the layer takes away from those below: whiteouts, and wanted paths that are no longer files
 * @param opaque directories that hide all that lower layers hold in them
 * @param directories those that end a file or a link of a lower layer at their path, should there be one, and hide nothing
 *     below it: named like a wanted file, or on the way to something that this layer says
 * @param links symbolic links: path to target, both normalised, the target made absolute within the image; a link hides what
 *     lower layers hold at its path and below
 * @param problems of the layer as a whole; those of a file are with the file
 * @param bytes what was read of the blob, compressed
 */
public record LayerEvidence(
        Digest blob,
        List<FileEvidence> files,
        List<String> removed,
        List<String> opaque,
        List<String> directories,
        Map<String, String> links,
        List<Problem> problems,
        long bytes) {

    /** Copies the collections. */
    public LayerEvidence {
        files = List.copyOf(files);
        removed = List.copyOf(removed);
        opaque = List.copyOf(opaque);
        directories = List.copyOf(directories);
        links = Map.copyOf(links);
        problems = List.copyOf(problems);
    }

    /** Whether any machine would have learned the same: only then is it kept. */
    public boolean isComplete() {
        return files.stream().allMatch(FileEvidence::complete);
    }
}
