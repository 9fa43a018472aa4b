package dev.crowsnest.analysis.inventory;

import dev.crowsnest.analyzer.oci.Digest;
import java.util.List;

/**
 * What a digest turned out to be.
 *
 * @param children of an index in its order, those that were left out too; the image itself when it is a plain one; none for an
 *     artifact
 */
public record FinishedAnalysis(Digest digest, Kind kind, List<Child> children) {

    /** What a manifest describes. */
    public enum Kind {
        IMAGE,
        INDEX,
        /** A signature, SBOM, attestation or anything else that is no image. */
        ARTIFACT
    }

    /** Copies the list. */
    public FinishedAnalysis {
        children = List.copyOf(children);
    }

    /**
     * One image.
     *
     * @param skipped why it was left out; empty when it was analysed
     */
    public record Child(Digest digest, String platform, String skipped) {

        public boolean isAnalyzed() {
            return skipped.isEmpty();
        }
    }
}
