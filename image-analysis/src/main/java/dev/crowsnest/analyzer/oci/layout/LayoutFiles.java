package dev.crowsnest.analyzer.oci.layout;

import dev.crowsnest.analyzer.oci.ImageAccessException;
import dev.crowsnest.analyzer.oci.ImageAccessException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The files that hold images, in a directory or an archive. Safe for use by several threads. */
interface LayoutFiles {

    /** What the user called the whole, for messages. */
    String name();

    /**
     * A file from its first byte on; absent when it is not there.
     *
     * @param path relative, with slashes, as the layout's documents spell it
     */
    Optional<InputStream> open(String path) throws IOException;

    /** The length of a file in bytes; absent when it is not there. */
    Optional<Long> size(String path) throws IOException;

    /**
     * A small file, whole.
     *
     * @return at most {@code limit + 1} bytes: who gets more than the limit knows that there was more
     */
    default byte[] document(String path, int limit) {
        try (InputStream in = open(path).orElseThrow(() -> missing(path))) {
            return in.readNBytes(limit + 1);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    default ImageAccessException missing(String path) {
        return new ImageAccessException(Kind.NOT_FOUND, "read", path + " in " + name(), "it is not there", null);
    }

    default ImageAccessException unreadable(String path, IOException e) {
        String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return new ImageAccessException(Kind.MALFORMED, "read", path + " in " + name(), reason, e);
    }
}
