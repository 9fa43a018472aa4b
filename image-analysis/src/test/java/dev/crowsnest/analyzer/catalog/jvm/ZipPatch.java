package dev.crowsnest.analyzer.catalog.jvm;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Makes the central directory of a sound archive lie. Entries are counted from 0, in the order of the directory. */
final class ZipPatch {

    private static final int END_BYTES = 22;

    private final ByteBuffer zip;
    private final List<Integer> headers = new ArrayList<>();

    private ZipPatch(byte[] sound) {
        zip = ByteBuffer.wrap(sound.clone()).order(ByteOrder.LITTLE_ENDIAN);
        int end = sound.length - END_BYTES;
        for (int at = zip.getInt(end + 16); at < end; ) {
            headers.add(at);
            at += 46 + zip.getShort(at + 28) + zip.getShort(at + 30) + zip.getShort(at + 32);
        }
    }

    static ZipPatch of(byte[] sound) {
        return new ZipPatch(sound);
    }

    /** All entries have the first one's content: they lie in one place. */
    ZipPatch overlapEntries() {
        int first = headers.get(0);
        for (int header : headers) {
            zip.putShort(header + 10, zip.getShort(first + 10));
            zip.putInt(header + 20, zip.getInt(first + 20));
            zip.putInt(header + 24, zip.getInt(first + 24));
            zip.putInt(header + 42, zip.getInt(first + 42));
        }
        return this;
    }

    ZipPatch inflatedSize(int entry, int size) {
        zip.putInt(headers.get(entry) + 24, size);
        return this;
    }

    ZipPatch localOffset(int entry, int offset) {
        zip.putInt(headers.get(entry) + 42, offset);
        return this;
    }

    ZipPatch encrypted(int entry) {
        zip.putShort(headers.get(entry) + 8, (short) 1);
        return this;
    }

    byte[] bytes() {
        return zip.array();
    }
}
