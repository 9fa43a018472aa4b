package dev.crowsnest.analyzer.filesystem;

import dev.crowsnest.analyzer.oci.Digest;
import java.util.Optional;

/** For whoever looks at an image once. */
enum NoLayerCache implements LayerCache {
    INSTANCE;

    @Override
    public Optional<LayerEvidence> find(Digest blob) {
        return Optional.empty();
    }

    @Override
    public void keep(LayerEvidence complete) {
        // Nobody will ask again.
    }
}
