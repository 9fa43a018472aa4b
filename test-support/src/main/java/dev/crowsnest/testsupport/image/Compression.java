package dev.crowsnest.testsupport.image;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;

/** How the tar archive of a layer is packed. */
enum Compression {
    NONE(MediaTypes.OCI_LAYER) {
        @Override
        OutputStream wrap(OutputStream out) {
            return out;
        }
    },
    GZIP(MediaTypes.OCI_LAYER_GZIP) {
        @Override
        OutputStream wrap(OutputStream out) throws IOException {
            return new GZIPOutputStream(out, BUFFER);
        }
    },
    ZSTD(MediaTypes.OCI_LAYER_ZSTD) {
        @Override
        OutputStream wrap(OutputStream out) throws IOException {
            return new ZstdOutputStream(out);
        }
    };

    private static final int BUFFER = 64 * 1024;

    private final String mediaType;

    Compression(String mediaType) {
        this.mediaType = mediaType;
    }

    abstract OutputStream wrap(OutputStream out) throws IOException;

    String mediaType() {
        return mediaType;
    }
}
