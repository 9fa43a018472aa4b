package dev.crowsnest.testsupport.image;

import java.util.List;

/** An index, also called manifest list: images of several platforms under one name. */
public record BuiltIndex(Blob manifest, List<BuiltManifest> children) implements BuiltManifest {

    @Override
    public List<Blob> blobs() {
        return List.of();
    }
}
