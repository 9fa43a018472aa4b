package dev.crowsnest.analysis.finding;

import dev.crowsnest.analyzer.match.MatchSubject;
import dev.crowsnest.analyzer.oci.Digest;
import java.util.List;

/** Matches the subjects of images with advisories, and remembers which image has which. */
public interface SubjectMatching {

    /**
     * Records that an image consists of these subjects, in place of what was recorded before, judges those that were never
     * seen, and counts what is known of all of them. Idempotent; safe for several workers and replicas at once. Called outside
     * of a transaction, after the image itself was stored.
     *
     * @param image of the platform's manifest
     * @param subjects without repetition
     */
    ImageFindings matchImage(Digest image, List<MatchSubject> subjects);
}
