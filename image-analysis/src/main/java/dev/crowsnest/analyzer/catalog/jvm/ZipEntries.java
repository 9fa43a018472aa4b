package dev.crowsnest.analyzer.catalog.jvm;

import java.nio.charset.StandardCharsets;

/** Steps through the headers of a central directory; a name becomes a {@link String} only when asked for. */
final class ZipEntries {

    private static final int SIGNATURE = 0x02014b50;
    private static final int HEADER_BYTES = 46;
    private static final int ZIP64_FIELD = 1;
    private static final long UNSTATED = 0xffffffffL;

    private final ZipBytes zip;
    private final ZipDirectory directory;
    private int at;
    private int following;

    ZipEntries(ZipBytes zip, ZipDirectory directory) {
        this.zip = zip;
        this.directory = directory;
        this.following = directory.start();
    }

    /** Moves to the next header; whether there was one. */
    boolean next() throws DamagedArchiveException {
        at = following;
        if (at == directory.end()) {
            return false;
        }
        if (directory.end() - at < HEADER_BYTES || zip.signature(at) != SIGNATURE) {
            throw new DamagedArchiveException("has a directory that breaks off");
        }
        following = at + HEADER_BYTES + nameLength() + extraLength() + zip.unsignedShort(at + 32);
        if (following > directory.end()) {
            throw new DamagedArchiveException("has a directory that breaks off");
        }
        return true;
    }

    int nameLength() {
        return zip.unsignedShort(at + 28);
    }

    /** The byte of the name that stands {@code back} places before its end; 0 when the name is shorter. */
    byte nameByteFromEnd(int back) {
        return back > nameLength() ? 0 : zip.array()[at + HEADER_BYTES + nameLength() - back];
    }

    String name() {
        return new String(zip.array(), at + HEADER_BYTES, nameLength(), StandardCharsets.UTF_8);
    }

    /** What the header says of the entry, sizes of zip64 included. */
    ZipEntryHeader header() throws DamagedArchiveException {
        long stored = zip.unsignedInt(at + 20);
        long inflated = zip.unsignedInt(at + 24);
        long offset = zip.unsignedInt(at + 42);
        int extra = at + HEADER_BYTES + nameLength();
        int end = extra + extraLength();
        while (end - extra >= 4) {
            int field = extra + 4;
            extra = field + zip.unsignedShort(extra + 2);
            if (zip.unsignedShort(field - 4) == ZIP64_FIELD && extra <= end) {
                // Only what did not fit is here, in this order.
                if (inflated == UNSTATED && extra - field >= 8) {
                    inflated = zip.signedLong(field);
                    field += 8;
                }
                if (stored == UNSTATED && extra - field >= 8) {
                    stored = zip.signedLong(field);
                    field += 8;
                }
                if (offset == UNSTATED && extra - field >= 8) {
                    offset = zip.signedLong(field);
                }
            }
        }
        return new ZipEntryHeader(
                zip.unsignedShort(at + 8), zip.unsignedShort(at + 10), stored, inflated, directory.base() + offset);
    }

    private int extraLength() {
        return zip.unsignedShort(at + 30);
    }
}
