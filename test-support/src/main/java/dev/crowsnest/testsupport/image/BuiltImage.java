package dev.crowsnest.testsupport.image;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An image of one platform: manifest, config and layers, lowest layer first. */
public record BuiltImage(Blob manifest, Blob config, List<BuiltLayer> layers, Platform platform)
        implements BuiltManifest {

    @Override
    public List<Blob> blobs() {
        Map<String, Blob> byDigest = new LinkedHashMap<>();
        byDigest.put(config.digest(), config);
        layers.forEach(layer -> byDigest.putIfAbsent(layer.digest(), layer.asBlob()));
        return List.copyOf(byDigest.values());
    }

    @Override
    public List<BuiltManifest> children() {
        return List.of();
    }
}
