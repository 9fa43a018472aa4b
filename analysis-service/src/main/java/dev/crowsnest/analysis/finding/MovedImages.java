package dev.crowsnest.analysis.finding;

import dev.crowsnest.analyzer.oci.Digest;
import java.util.List;

/** Images whose counts were moved by advisories and of which nobody was told yet. */
public interface MovedImages {

    /** Takes some, about in the order in which they were moved, with their counts as they are now. Called inside of a transaction. */
    List<MovedImage> take(int limit);

    /**
     * One image.
     *
     * @param askedFor the digests that it was analysed for: its own, or those of indexes that hold it
     */
    record MovedImage(Digest digest, List<Digest> askedFor, ImageFindings findings) {

        /** Copies the list. */
        public MovedImage {
            askedFor = List.copyOf(askedFor);
        }
    }
}
