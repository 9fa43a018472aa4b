package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.dashboard.ByteSize;
import dev.crowsnest.integration.insight.ReadProgress;

/**
 * How far a running analysis is, in words and drawn.
 *
 * @param done of {@code whole}
 */
public record ReadingBar(String text, long done, long whole) {

    static ReadingBar of(ReadProgress far) {
        String image = far.images() > 1 ? "image " + far.image() + " of " + far.images() + ": " : "";
        String text = image + far.layersRead() + " of " + far.layers() + " layers, "
                + ByteSize.of(far.bytesRead(), far.bytes());
        return far.bytes() > 0
                ? new ReadingBar(text, far.bytesRead(), far.bytes())
                : new ReadingBar(text, far.layersRead(), far.layers());
    }
}
