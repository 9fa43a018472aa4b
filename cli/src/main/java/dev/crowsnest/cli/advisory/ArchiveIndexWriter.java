package dev.crowsnest.cli.advisory;

import dev.crowsnest.analyzer.advisory.Advisory;
import dev.crowsnest.analyzer.advisory.Stream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Takes the records of one archive and writes its index, in the form that {@link ArchiveIndex} reads. */
final class ArchiveIndexWriter {

    /**
     * Of the form, and of what records are found by: a change of {@link RecordKey}, of how a record is read or of the ids that it
     * names raises it, so that no index of before is used.
     */
    static final int REVISION = 5;

    static final int DIGEST_BYTES = 32;

    private record Row(String entry, Instant modified, Set<String> streams, long[] keys) {}

    private record Pair(long key, int record) {}

    private final Map<String, Row> rows = new HashMap<>();

    /** Adds a record, unless it is withdrawn; of two with one id the later modified stays. */
    void add(String entry, Advisory advisory) {
        if (!advisory.isWithdrawn()) {
            rows.merge(
                    advisory.id(),
                    new Row(entry, advisory.modified(), streams(advisory), RecordKey.of(advisory)),
                    (one, other) -> other.modified().isBefore(one.modified()) ? one : other);
        }
    }

    /** One to a line: a name with a line feed in it is none of a package that an image has. */
    private static Set<String> streams(Advisory advisory) {
        return advisory.spokenStreams().stream()
                .map(Stream::name)
                .filter(name -> name.indexOf('\n') < 0)
                .collect(Collectors.toSet());
    }

    /** The index of all that was added. */
    byte[] write(ArchiveState state, List<String> problems) {
        var file = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(file)) {
            out.writeInt(REVISION);
            out.writeLong(state.bytes());
            out.writeLong(state.modifiedNanos());
            out.writeInt(rows.size());
            writeLines(out, problems);
            writeLines(
                    out,
                    rows.values().stream()
                            .flatMap(row -> row.streams().stream())
                            .collect(Collectors.toCollection(TreeSet::new)));
            writeEntries(out, List.copyOf(rows.values()));
        } catch (IOException e) {
            throw new UncheckedIOException("a stream in memory failed", e);
        }
        byte[] body = file.toByteArray();
        file.writeBytes(digest(body, body.length));
        return file.toByteArray();
    }

    private static void writeLines(DataOutputStream out, Collection<String> lines) throws IOException {
        byte[] text = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        out.writeInt(text.length);
        out.write(text);
    }

    private static void writeEntries(DataOutputStream out, List<Row> entries) throws IOException {
        var names = new ByteArrayOutputStream();
        List<Pair> pairs = new ArrayList<>();
        out.writeInt(entries.size());
        for (int record = 0; record < entries.size(); record++) {
            names.writeBytes(entries.get(record).entry().getBytes(StandardCharsets.UTF_8));
            out.writeInt(names.size());
            for (long key : entries.get(record).keys()) {
                pairs.add(new Pair(key, record));
            }
        }
        out.writeInt(names.size());
        names.writeTo(out);
        pairs.sort(Comparator.comparingLong(Pair::key));
        out.writeInt(pairs.size());
        for (Pair pair : pairs) {
            out.writeLong(pair.key());
        }
        for (Pair pair : pairs) {
            out.writeInt(pair.record());
        }
    }

    static byte[] digest(byte[] file, int length) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(file, 0, length);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
