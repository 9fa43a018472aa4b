package dev.crowsnest.analyzer.catalog.jvm;

/**
 * What a central directory says of an entry. All of it may be a lie.
 *
 * @param storedBytes as the entry lies in the archive
 * @param inflatedBytes as it is when read
 * @param local index of its local header
 */
record ZipEntryHeader(int flags, int method, long storedBytes, long inflatedBytes, long local) {

    private static final int LOCAL_SIGNATURE = 0x04034b50;
    private static final int LOCAL_BYTES = 30;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final int ENCRYPTED = 1;

    boolean isStored() {
        return method == STORED;
    }

    /** The entry's bytes as they lie in the archive. */
    ZipBytes storedIn(ZipBytes zip) throws DamagedArchiveException {
        if ((flags & ENCRYPTED) != 0 || (method != STORED && method != DEFLATED)) {
            throw new DamagedArchiveException("is encrypted or packed by a method that jars do not use");
        }
        if (!zip.holds(local, LOCAL_BYTES) || zip.signature((int) local) != LOCAL_SIGNATURE) {
            throw new DamagedArchiveException("is not where the directory says");
        }
        // Name and extra field stand here again, and the extra field may have another length than in the directory.
        int at = (int) local;
        long data = local + LOCAL_BYTES + zip.unsignedShort(at + 26) + zip.unsignedShort(at + 28);
        if (!zip.holds(data, storedBytes)) {
            throw new DamagedArchiveException("lies outside of its archive");
        }
        return new ZipBytes(zip.array(), (int) data, (int) (data + storedBytes));
    }
}
