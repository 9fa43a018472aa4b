package dev.crowsnest.cli.advisory;

import dev.crowsnest.analyzer.advisory.Stream;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Says which entries of an archive may speak of an id or a package, so that a run reads those and no others.
 *
 * <p>Sorted keys, searched where they lie: nothing of it is unpacked. It is kept with a digest over all of it, and one that does
 * not agree is as good as none. What it names is only a candidate: whoever asks reads the record and judges by that.
 */
final class ArchiveIndex {

    private final ArchiveState state;
    private final int advisories;
    private final List<String> problems;
    private final Set<String> streams;
    private final IntBuffer ends;
    private final ByteBuffer names;
    private final LongBuffer keys;
    private final IntBuffer records;

    private ArchiveIndex(ByteBuffer file) {
        this.state = new ArchiveState(file.getLong(), file.getLong());
        this.advisories = file.getInt();
        this.problems = text(bytes(file, file.getInt())).lines().toList();
        this.streams = text(bytes(file, file.getInt())).lines().collect(Collectors.toUnmodifiableSet());
        int entries = file.getInt();
        this.ends = bytes(file, entries * Integer.BYTES).asIntBuffer();
        this.names = bytes(file, file.getInt());
        int found = file.getInt();
        this.keys = bytes(file, found * Long.BYTES).asLongBuffer();
        this.records = bytes(file, found * Integer.BYTES).asIntBuffer();
    }

    /** The index that these bytes are; absent when they are damaged, or another version of Crowsnest wrote them. */
    static Optional<ArchiveIndex> decode(byte[] file) {
        int body = file.length - ArchiveIndexWriter.DIGEST_BYTES;
        if (body < Integer.BYTES) {
            return Optional.empty();
        }
        byte[] digest = ArchiveIndexWriter.digest(file, body);
        ByteBuffer content = ByteBuffer.wrap(file, 0, body);
        boolean sound = Arrays.equals(digest, 0, digest.length, file, body, file.length)
                && content.getInt() == ArchiveIndexWriter.REVISION;
        return sound ? Optional.of(new ArchiveIndex(content)) : Optional.empty();
    }

    boolean isOf(ArchiveState archive) {
        return state.equals(archive);
    }

    /** How many stand, withdrawn ones not counted. */
    int advisories() {
        return advisories;
    }

    /** For people: records that could not be read. */
    List<String> problems() {
        return problems;
    }

    /** Whether any record has this among the streams that it speaks for. */
    boolean speaksOf(Stream stream) {
        return streams.contains(stream.name());
    }

    /** Names of the entries that may have this key. */
    List<String> entries(long key) {
        List<String> entries = new ArrayList<>();
        for (int at = firstFrom(key); at < keys.limit() && keys.get(at) == key; at++) {
            entries.add(entry(records.get(at)));
        }
        return entries;
    }

    private int firstFrom(long key) {
        int low = 0;
        int high = keys.limit();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (keys.get(middle) < key) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private String entry(int record) {
        int start = record == 0 ? 0 : ends.get(record - 1);
        return text(names.slice(start, ends.get(record) - start));
    }

    private static ByteBuffer bytes(ByteBuffer file, int length) {
        ByteBuffer part = file.slice(file.position(), length);
        file.position(file.position() + length);
        return part;
    }

    private static String text(ByteBuffer bytes) {
        return StandardCharsets.UTF_8.decode(bytes).toString();
    }
}
