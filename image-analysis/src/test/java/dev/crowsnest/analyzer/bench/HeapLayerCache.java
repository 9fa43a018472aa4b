package dev.crowsnest.analyzer.bench;

import dev.crowsnest.analyzer.filesystem.LayerCache;
import dev.crowsnest.analyzer.filesystem.LayerEvidence;
import dev.crowsnest.analyzer.filesystem.LayerEvidenceCodec;
import dev.crowsnest.analyzer.oci.Digest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps layers as a store would, as bytes: encoding and decoding are a part of the price. */
final class HeapLayerCache implements LayerCache {

    private final Map<Digest, byte[]> kept = new ConcurrentHashMap<>();
    private final LayerEvidenceCodec codec = new LayerEvidenceCodec();

    @Override
    public Optional<LayerEvidence> find(Digest blob) {
        return Optional.ofNullable(kept.get(blob)).flatMap(codec::decode);
    }

    @Override
    public void keep(LayerEvidence complete) {
        kept.put(complete.blob(), codec.encode(complete));
    }
}
