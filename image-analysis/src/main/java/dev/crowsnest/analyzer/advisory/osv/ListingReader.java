package dev.crowsnest.analyzer.advisory.osv;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads an export's list: {@code 2026-01-02T03:04:05Z,GHSA-xxxx}, in the list of all exports {@code …,npm/GHSA-xxxx}. */
final class ListingReader {

    /** An id is a file's name on the server that it is asked of. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9:._+~@-]{0,199}");

    private final String ecosystem;
    private final long limit;

    /** @param limit of records */
    ListingReader(String ecosystem, long limit) {
        this.ecosystem = ecosystem;
        this.limit = limit;
    }

    /** When each record changed; a line that is none means that the list is none. */
    Map<String, Instant> read(InputStream list) throws IOException {
        Map<String, Instant> modified = new HashMap<>();
        var lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8));
        long number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (number > limit) {
                throw new IOException("its list of changes has more than " + limit + " lines");
            }
            if (!line.isBlank()) {
                add(line.trim(), number, modified);
            }
        }
        return modified;
    }

    private void add(String line, long number, Map<String, Instant> modified) throws IOException {
        int comma = line.indexOf(',');
        String id = comma < 0 ? "" : line.substring(comma + 1);
        if (id.startsWith(ecosystem + "/")) {
            id = id.substring(ecosystem.length() + 1);
        }
        if (!ID.matcher(id).matches()) {
            throw new IOException("line " + number + " of its list of changes names no record");
        }
        try {
            modified.merge(
                    id, Instant.parse(line.substring(0, comma)), (one, other) -> one.isAfter(other) ? one : other);
        } catch (DateTimeException e) {
            throw new IOException("line " + number + " of its list of changes has no date", e);
        }
    }
}
