package dev.crowsnest.analyzer.archive;

import java.util.Arrays;

/** Where the stored pieces of a sparse file lie; all between is zeros that were never stored. */
final class SparseMap {

    /** GNU tar itself writes a few; each costs us 16 bytes while one file is read. */
    static final int MOST_PIECES = 100_000;

    private long[] offsets = new long[8];
    private long[] lengths = new long[8];
    private int pieces;
    private long stored;

    /** Adds a piece after those that are there. */
    void add(long offset, long length) throws MalformedArchiveException {
        long end = pieces == 0 ? 0 : offsets[pieces - 1] + lengths[pieces - 1];
        if (offset < end || length < 0 || offset > Long.MAX_VALUE - length || pieces == MOST_PIECES) {
            throw new MalformedArchiveException("a sparse file of its tar has a map that makes no sense");
        }
        if (pieces == offsets.length) {
            offsets = Arrays.copyOf(offsets, 2 * pieces);
            lengths = Arrays.copyOf(lengths, 2 * pieces);
        }
        offsets[pieces] = offset;
        lengths[pieces] = length;
        pieces++;
        stored += length;
    }

    /** Checks the map against the file that it is said to describe. */
    void verify(long size, long storedSize) throws MalformedArchiveException {
        long end = pieces == 0 ? 0 : offsets[pieces - 1] + lengths[pieces - 1];
        if (end > size || stored > storedSize) {
            throw new MalformedArchiveException("a sparse file of its tar has a map that is larger than the file");
        }
    }

    int pieces() {
        return pieces;
    }

    long offset(int piece) {
        return offsets[piece];
    }

    long length(int piece) {
        return lengths[piece];
    }
}
