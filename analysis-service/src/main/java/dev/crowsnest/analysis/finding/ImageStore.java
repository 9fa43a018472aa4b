package dev.crowsnest.analysis.finding;

import dev.crowsnest.analyzer.oci.Digest;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** What images consist of, and how many vulnerabilities that comes to. */
public interface ImageStore {

    /**
     * Records an image's subjects in place of those before, and counts. Called inside of a transaction.
     *
     * @param keys of subjects, each once
     * @return empty, with nothing recorded, when one of the subjects is not there
     */
    Optional<ImageFindings> put(Digest image, Collection<Integer> keys);

    /** Makes what was put lately quick to search. It is found before, too. */
    void fileAway();

    /** The counts of images as they are now; an image that was never counted is left out. */
    Map<Digest, ImageFindings> counts(Collection<Digest> images);

    /**
     * Brings the counts of all images up to date after subjects were judged anew, and notes which images were moved. Called
     * inside of the transaction that recorded the change.
     *
     * @param undecided by how much the number of undecided advisories of a subject moved
     */
    void move(long change, Map<Integer, Integer> undecided);
}
