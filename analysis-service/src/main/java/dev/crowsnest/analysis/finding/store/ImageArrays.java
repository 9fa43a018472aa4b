package dev.crowsnest.analysis.finding.store;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyInputStream;

/**
 * The subjects of all images, one image after the other, as the server sends them in binary: to write and read millions of numbers
 * as text would take most of the time.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-copy.html#id-1.9.3.55.9.4">COPY, binary format</a>
 */
final class ImageArrays {

    /** Hears of each image. */
    @FunctionalInterface
    interface Reader {
        void read(long image, int[] subjects);
    }

    private static final String ALL =
            "copy (select image, subjects from image_subjects) to stdout with (format binary)";

    private static final int SIGNATURE_AND_FLAGS = 11 + 4;
    private static final int BUFFER = 1 << 16;

    /** Before its elements an array has its dimensions, flags and type, and of its one dimension size and lower bound. */
    private static final int ARRAY_HEADER = 5 * Integer.BYTES;

    private ImageArrays() {}

    /** Nothing else can be asked of the handle's connection meanwhile. */
    static void read(Handle handle, Reader reader) {
        try (var copy = new PGCopyInputStream(handle.getConnection().unwrap(PGConnection.class), ALL);
                var in = new DataInputStream(new BufferedInputStream(copy, BUFFER))) {
            in.skipNBytes(SIGNATURE_AND_FLAGS);
            in.skipNBytes(in.readInt());
            // The number of a row's fields, or -1 after the last row.
            while (in.readShort() >= 0) {
                reader.read(field(in).getLong(), subjects(field(in)));
            }
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("could not read the subjects of all images: " + e.getMessage(), e);
        }
    }

    private static ByteBuffer field(DataInputStream in) throws IOException {
        return ByteBuffer.wrap(in.readNBytes(in.readInt()));
    }

    private static int[] subjects(ByteBuffer array) {
        int[] subjects = new int[Math.max(0, array.remaining() - ARRAY_HEADER) / (2 * Integer.BYTES)];
        for (int i = 0; i < subjects.length; i++) {
            // Each element stands behind its length.
            subjects[i] = array.getInt(ARRAY_HEADER + i * 2 * Integer.BYTES + Integer.BYTES);
        }
        return subjects;
    }
}
