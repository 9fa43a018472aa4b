package dev.crowsnest.analyzer.filesystem;

/**
 * How much of one layer is read, walked and remembered. Honest images stay far below.
 *
 * @param inflatedBytes of a whole layer; beyond them the layer fails
 * @param ratio inflated bytes over compressed ones, asked once a layer is past {@code ratioFrom}; beyond it the layer fails
 * @param ratioFrom in bytes inflated
 * @param entries headers of the tar; beyond them the layer fails
 * @param pathBytes of a name or link target; an entry with a longer one is passed over, and that is said
 * @param ledger what is remembered; what is beyond is passed over, and that is said
 */
public record LayerLimits(long inflatedBytes, int ratio, long ratioFrom, long entries, int pathBytes, Ledger ledger) {

    /**
     * What is remembered of a layer while it is read.
     *
     * @param files wanted files
     * @param packages records of packages in all files together
     * @param pathBytes of memory for whiteouts, opaque directories and links, their objects included
     */
    public record Ledger(int files, int packages, long pathBytes) {}

    /** Rises whenever other numbers below may give another result; a part of the key under which results are kept. */
    public static final int REVISION = 1;

    /** ECR takes layers of 52 GB compressed, and model weights hardly compress: this lets nearly all of them through. */
    public static final long INFLATED_BYTES = 64L << 30;

    /** Deflate reaches 1,032 on zeros, zstd far more; text and binaries stay below 20. */
    public static final int RATIO = 200;

    /** Sparse databases and zeroed files do occur; up to here, inflating them is less than a second of work. */
    public static final long RATIO_FROM = 256L << 20;

    /** Ten times the largest honest layer that we heard of; walking them takes half a minute. */
    public static final long ENTRIES = 20_000_000;

    /** Linux's PATH_MAX: no runtime could unpack a longer one. */
    public static final int PATH_BYTES = 4_096;

    /** Large monorepos have 100,000 {@code package.json}; each file costs some 300 bytes while the layer is read. */
    public static final int FILES = 200_000;

    /** A Debian of everything has 60,000 packages; each record costs some 200 bytes while the layer is read. */
    public static final int PACKAGES = 300_000;

    /** About 150,000 links; a full desktop has 30,000. */
    public static final long LEDGER_PATH_BYTES = 32L << 20;

    public static final LayerLimits STANDARD = new LayerLimits(
            INFLATED_BYTES, RATIO, RATIO_FROM, ENTRIES, PATH_BYTES, new Ledger(FILES, PACKAGES, LEDGER_PATH_BYTES));
}
