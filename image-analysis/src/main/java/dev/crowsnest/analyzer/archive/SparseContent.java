package dev.crowsnest.analyzer.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** A sparse file as its readers see it, holes filled with zeros. */
final class SparseContent extends InputStream {

    private final InputStream stored;
    private final SparseMap map;
    private final long size;
    private long position;
    private int piece;

    SparseContent(InputStream stored, SparseMap map, long size) {
        this.stored = stored;
        this.map = map;
        this.size = size;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (piece < map.pieces() && position >= map.offset(piece) + map.length(piece)) {
            piece++;
        }
        if (position >= size) {
            return -1;
        }
        boolean inPiece = piece < map.pieces() && position >= map.offset(piece);
        long until = inPiece ? map.offset(piece) + map.length(piece) : piece < map.pieces() ? map.offset(piece) : size;
        int wanted = (int) Math.min(length, until - position);
        int read = inPiece ? stored.read(target, offset, wanted) : zeros(target, offset, wanted);
        if (read < 0) {
            throw new EOFException("the stored part of a sparse file ends too early");
        }
        position += read;
        return read;
    }

    private static int zeros(byte[] target, int offset, int length) {
        Arrays.fill(target, offset, offset + length, (byte) 0);
        return length;
    }
}
