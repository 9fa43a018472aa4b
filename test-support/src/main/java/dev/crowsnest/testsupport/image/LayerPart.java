package dev.crowsnest.testsupport.image;

import java.io.IOException;

/** Entries of a layer, written when the layer is built; so a part may have more entries than memory would hold. */
@FunctionalInterface
public interface LayerPart {

    /** Writes the entries; called once for each layer that is built from the part. */
    void writeTo(TarWriter tar) throws IOException;
}
