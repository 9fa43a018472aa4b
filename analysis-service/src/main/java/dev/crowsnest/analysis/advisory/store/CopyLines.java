package dev.crowsnest.analysis.advisory.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.postgresql.PGConnection;

/**
 * Rows for COPY, PostgreSQL's fastest way in.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-copy.html#id-1.9.3.55.9.2">COPY, text format</a>
 */
final class CopyLines {

    private final StringBuilder lines = new StringBuilder();
    private boolean isRowBegun;

    CopyLines add(long number) {
        return field(Long.toString(number));
    }

    CopyLines add(boolean value) {
        return field(value ? "t" : "f");
    }

    CopyLines add(UUID value) {
        return field(value.toString());
    }

    CopyLines add(byte[] value) {
        return field("\\\\x" + HexFormat.of().formatHex(value));
    }

    CopyLines add(String text) {
        var escaped = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            switch (next) {
                case '\\' -> escaped.append("\\\\");
                case '\n' -> escaped.append("\\n");
                case '\r' -> escaped.append("\\r");
                case '\t' -> escaped.append("\\t");
                // No text of PostgreSQL holds it.
                case '\0' -> escaped.append('\uFFFD');
                default -> escaped.append(next);
            }
        }
        return field(escaped.toString());
    }

    CopyLines endRow() {
        lines.append('\n');
        isRowBegun = false;
        return this;
    }

    /** Appends the rows to a table. */
    void copyTo(Handle handle, String tableAndColumns) {
        if (lines.isEmpty()) {
            return;
        }
        try (InputStream rows = new ByteArrayInputStream(lines.toString().getBytes(StandardCharsets.UTF_8))) {
            handle.getConnection()
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + tableAndColumns + " from stdin", rows);
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("could not load rows into " + tableAndColumns + ": " + e.getMessage(), e);
        }
    }

    private CopyLines field(String escaped) {
        if (isRowBegun) {
            lines.append('\t');
        }
        lines.append(escaped);
        isRowBegun = true;
        return this;
    }
}
