package dev.crowsnest.analyzer.filesystem;

import dev.crowsnest.analyzer.oci.Digest;
import java.util.Optional;

/**
 * Keeps what layers said, so that a layer is read once, ever.
 *
 * <p>An implementation adds {@link LayerReader#revision()} to the key, since other catalogers or limits may give other
 * answers. Safe for use by several threads. Losing an entry costs a read; a cache that cannot be reached behaves as an empty
 * one.
 */
public interface LayerCache {

    /** What was kept under this digest. */
    Optional<LayerEvidence> find(Digest blob);

    /** Keeps a result that is {@linkplain LayerEvidence#isComplete() complete}, and was read to its end. */
    void keep(LayerEvidence complete);

    /** Keeps nothing. */
    static LayerCache none() {
        return NoLayerCache.INSTANCE;
    }
}
