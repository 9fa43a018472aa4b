package dev.crowsnest.analyzer.catalog.jvm;

/**
 * Where an archive's central directory lies.
 *
 * @param start index of its first header
 * @param end index after its last header
 * @param base index from which the archive counts offsets: not its first byte when something was put before it, such as the
 *     script that makes a jar executable
 */
record ZipDirectory(int start, int end, long base) {

    private static final int END_SIGNATURE = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int MOST_COMMENT = 0xffff;
    private static final int END64_SIGNATURE = 0x06064b50;
    private static final int END64_BYTES = 56;
    private static final int LOCATOR_SIGNATURE = 0x07064b50;
    private static final int LOCATOR_BYTES = 20;
    private static final long UNSTATED = 0xffffffffL;

    /** Finds the directory from the archive's end, as every reader of zip does. */
    static ZipDirectory of(ZipBytes zip, ArchiveAllowance allowance)
            throws DamagedArchiveException, ArchiveLimitException {
        int last = zip.end() - END_BYTES;
        int first = Math.max(zip.start(), last - MOST_COMMENT);
        for (int at = last; at >= first; at--) {
            if (zip.signature(at) == END_SIGNATURE && zip.holds(at, END_BYTES + zip.unsignedShort(at + 20))) {
                allowance.work(last - at);
                return endingAt(zip, at);
            }
        }
        allowance.work(Math.max(0, last - first));
        throw new DamagedArchiveException("is no zip archive, or is cut off: its directory is missing");
    }

    private static ZipDirectory endingAt(ZipBytes zip, int at) throws DamagedArchiveException {
        long size = zip.unsignedInt(at + 12);
        long offset = zip.unsignedInt(at + 16);
        int locator = at - LOCATOR_BYTES;
        boolean zip64 = (size == UNSTATED || offset == UNSTATED || zip.unsignedShort(at + 10) == 0xffff)
                && zip.holds(locator, LOCATOR_BYTES)
                && zip.signature(locator) == LOCATOR_SIGNATURE;
        if (!zip64) {
            return located(zip, at, size, offset);
        }
        // Right before its locator wherever no tool adds data of its own to it, and none is known to.
        int at64 = locator - END64_BYTES;
        if (!zip.holds(at64, END64_BYTES) || zip.signature(at64) != END64_SIGNATURE) {
            throw new DamagedArchiveException("has a zip64 directory that is not where it says");
        }
        return located(zip, at64, zip.signedLong(at64 + 40), zip.signedLong(at64 + 48));
    }

    private static ZipDirectory located(ZipBytes zip, int end, long size, long offset) throws DamagedArchiveException {
        long start = end - size;
        if (size < 0 || offset < 0 || offset > start - zip.start() || !zip.holds(start, size)) {
            throw new DamagedArchiveException("has a directory that lies outside of it");
        }
        return new ZipDirectory((int) start, end, start - offset);
    }
}
