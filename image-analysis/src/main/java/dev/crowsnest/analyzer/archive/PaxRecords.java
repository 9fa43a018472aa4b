package dev.crowsnest.analyzer.archive;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The records of a PAX header that change how the next entry is read: its names, its size, its holes. Times, owners and
 * attributes are passed over.
 *
 * @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html">POSIX pax, extended header</a>
 */
final class PaxRecords {

    static final PaxRecords NONE = new PaxRecords();
    private static final String SPARSE = "GNU.sparse.";

    private final Map<String, String> values = new HashMap<>(4);
    private final StringBuilder sparsePairs = new StringBuilder();

    private PaxRecords() {}

    static PaxRecords parse(byte[] content) throws MalformedArchiveException {
        var records = new PaxRecords();
        int position = 0;
        while (position < content.length) {
            int blank = position;
            while (blank < content.length && content[blank] != ' ') {
                blank++;
            }
            int length = length(content, position, blank);
            records.add(content, blank + 1, position + length - 1);
            position += length;
        }
        return records;
    }

    @Nullable
    String get(String key) {
        return values.get(key);
    }

    /** The value of a number; {@code otherwise} when the record is not there. */
    long number(String key, long otherwise) throws MalformedArchiveException {
        String text = values.get(key);
        return text == null ? otherwise : parseNumber(text);
    }

    /** The map of holes in the forms 0.0 and 0.1: offsets and lengths in turn; empty when there is none. */
    String sparseMap() {
        return values.getOrDefault(SPARSE + "map", sparsePairs.toString());
    }

    boolean isSparse() {
        return !values.isEmpty()
                && (values.containsKey(SPARSE + "major")
                        || values.containsKey(SPARSE + "size")
                        || values.containsKey(SPARSE + "map"));
    }

    static long parseNumber(String text) throws MalformedArchiveException {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new MalformedArchiveException("a PAX record of its tar holds a number that is none", e);
        }
    }

    /** How long the record says that it is, checked against its own blank, its newline and what is there. */
    private static int length(byte[] content, int start, int blank) throws MalformedArchiveException {
        int digits = blank - start;
        long length = digits < 1 || digits > 9 || blank == content.length
                ? -1
                : parseNumber(new String(content, start, digits, StandardCharsets.ISO_8859_1));
        long end = start + length;
        if (length <= digits + 2 || end > content.length || content[(int) end - 1] != '\n') {
            throw new MalformedArchiveException("a PAX record of its tar has a wrong length");
        }
        return (int) length;
    }

    private void add(byte[] content, int start, int end) throws MalformedArchiveException {
        int equals = start;
        while (equals < end && content[equals] != '=') {
            equals++;
        }
        if (equals == end) {
            throw new MalformedArchiveException("a PAX record of its tar has no value");
        }
        String key = new String(content, start, equals - start, StandardCharsets.UTF_8);
        boolean name = key.equals("path") || key.equals("linkpath");
        if (name || key.equals("size") || key.startsWith(SPARSE)) {
            put(key, EntryPath.decode(content, equals + 1, end - equals - 1), name);
        }
    }

    private void put(String key, String value, boolean name) throws MalformedArchiveException {
        if (name && value.indexOf('\0') >= 0) {
            throw new MalformedArchiveException("a PAX record of its tar holds a name with a zero byte");
        }
        if (key.equals(SPARSE + "offset") || key.equals(SPARSE + "numbytes")) {
            sparsePairs.append(sparsePairs.length() == 0 ? "" : ",").append(value);
        } else if (value.isEmpty()) {
            values.remove(key);
        } else {
            values.put(key, value);
        }
    }
}
