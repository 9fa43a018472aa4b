package dev.crowsnest.analysis.scan;

import dev.crowsnest.analyzer.filesystem.LayerEvidence;
import dev.crowsnest.analyzer.oci.Digest;
import java.time.Duration;
import java.util.Optional;

/** What layers said, by the digest of their blob and the revision of those who read them. */
public interface KnownLayers {

    /** What was kept; absent also when the store does not answer. */
    Optional<LayerEvidence> find(Digest blob, String revision);

    /** Keeps a complete result; a store that does not answer keeps nothing, which costs a later pull. */
    void keep(LayerEvidence evidence, String revision);

    /** Forgets so many at most of those that were not used for this long; says how many. */
    int forget(Duration unused, int most);
}
