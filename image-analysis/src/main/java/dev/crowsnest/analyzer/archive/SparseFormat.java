package dev.crowsnest.analyzer.archive;

import java.io.IOException;
import java.io.InputStream;

/**
 * The four ways in which tars write down a sparse file's map.
 *
 * @see <a href="https://www.gnu.org/software/tar/manual/html_node/Sparse-Formats.html">GNU tar, sparse formats</a>
 */
final class SparseFormat {

    private static final int OLD_MAP = 386;
    private static final int OLD_PIECES = 4;
    private static final int OLD_EXTENDED = 482;
    private static final int OLD_REAL_SIZE = 483;
    private static final int EXTENSION_PIECES = 21;
    private static final int EXTENSION_EXTENDED = 504;
    private static final int NUMBER_BYTES = 12;
    private static final int LONGEST_NUMBER = 20;

    private SparseFormat() {}

    static long oldGnuSize(TarHeader header) throws MalformedArchiveException {
        return header.number(OLD_REAL_SIZE, NUMBER_BYTES);
    }

    /** The oldest form: pieces in the header and in blocks that follow it. The header moves on to the last of them. */
    static SparseMap oldGnu(TarHeader header, TarBlocks blocks) throws IOException {
        var map = new SparseMap();
        addPieces(map, header, OLD_MAP, OLD_PIECES);
        boolean more = header.isSet(OLD_EXTENDED);
        while (more) {
            int block = blocks.nextBlock();
            if (block < 0) {
                throw new MalformedArchiveException("its tar ends in the middle of an entry");
            }
            header.moveTo(block);
            addPieces(map, header, 0, EXTENSION_PIECES);
            more = header.isSet(EXTENSION_EXTENDED);
        }
        return map;
    }

    /** PAX 0.0 and 0.1: the map is in the records. */
    static SparseMap ofRecords(PaxRecords records) throws MalformedArchiveException {
        var map = new SparseMap();
        String text = records.sparseMap();
        String[] numbers = text.isEmpty() ? new String[0] : text.split(",", -1);
        if (numbers.length % 2 != 0) {
            throw new MalformedArchiveException("a sparse file of its tar has a map that makes no sense");
        }
        for (int i = 0; i < numbers.length; i += 2) {
            map.add(PaxRecords.parseNumber(numbers[i]), PaxRecords.parseNumber(numbers[i + 1]));
        }
        return map;
    }

    /** PAX 1.0: the map comes before the content, in decimal lines, filled up to a block. */
    static SparseMap ofContent(InputStream content) throws IOException {
        var lines = new MapLines(content);
        var map = new SparseMap();
        long pieces = lines.next();
        if (pieces < 0 || pieces > SparseMap.MOST_PIECES) {
            throw new MalformedArchiveException("a sparse file of its tar has a map that makes no sense");
        }
        for (long i = 0; i < pieces; i++) {
            long offset = lines.next();
            map.add(offset, lines.next());
        }
        content.skipNBytes((TarHeader.BLOCK - lines.read % TarHeader.BLOCK) % TarHeader.BLOCK);
        return map;
    }

    private static void addPieces(SparseMap map, TarHeader header, int field, int most)
            throws MalformedArchiveException {
        for (int i = 0; i < most; i++) {
            int at = field + 2 * NUMBER_BYTES * i;
            if (!header.isSet(at)) {
                return;
            }
            map.add(header.number(at, NUMBER_BYTES), header.number(at + NUMBER_BYTES, NUMBER_BYTES));
        }
    }

    private static final class MapLines {

        private final InputStream in;
        private long read;

        MapLines(InputStream in) {
            this.in = in;
        }

        long next() throws IOException {
            var line = new StringBuilder();
            int character = in.read();
            read++;
            while (character != '\n') {
                if (character < 0 || line.length() == LONGEST_NUMBER) {
                    throw new MalformedArchiveException("a sparse file of its tar has a map that makes no sense");
                }
                line.append((char) character);
                character = in.read();
                read++;
            }
            return PaxRecords.parseNumber(line.toString());
        }
    }
}
