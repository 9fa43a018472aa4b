package dev.crowsnest.analyzer.advisory.osv;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The record at an archive's end that says how many entries it has.
 *
 * <p>Reading a zip as a stream looks only at what precedes each entry, so an archive that was cut between two entries would
 * pass for a short one.
 *
 * @see <a href="https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT">APPNOTE, 4.3.14 and 4.3.16</a>
 */
final class ZipEnd {

    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int END_ENTRIES = 10;
    private static final int END_COMMENT_LENGTH = 20;
    private static final int IN_ZIP64 = 0xffff;
    private static final int END64 = 0x06064b50;
    private static final int END64_ENTRIES = 32;
    private static final int END64_LENGTH = 56;

    private ZipEnd() {}

    /** Whether these last bytes hold the end record of an archive with this many entries. */
    static boolean isIn(byte[] tail, long entries) {
        ByteBuffer bytes = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = tail.length - END_LENGTH; at >= 0; at--) {
            boolean reachesEnd = bytes.getInt(at) == END
                    && at + END_LENGTH + Short.toUnsignedInt(bytes.getShort(at + END_COMMENT_LENGTH)) == tail.length;
            if (reachesEnd) {
                int stated = Short.toUnsignedInt(bytes.getShort(at + END_ENTRIES));
                return stated == entries || stated == IN_ZIP64 && isInZip64(bytes, at, entries);
            }
        }
        return false;
    }

    private static boolean isInZip64(ByteBuffer bytes, int end, long entries) {
        for (int at = end - END64_LENGTH; at >= 0; at--) {
            if (bytes.getInt(at) == END64) {
                return bytes.getLong(at + END64_ENTRIES) == entries;
            }
        }
        return false;
    }
}
