package dev.crowsnest.analysis.copy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Rows for COPY, PostgreSQL's fastest way in.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-copy.html#id-1.9.3.55.9.2">COPY, text format</a>
 */
public final class CopyRows {

    private final StringBuilder lines = new StringBuilder();
    private boolean isRowBegun;

    public CopyRows add(long number) {
        return field(Long.toString(number));
    }

    public CopyRows add(boolean value) {
        return field(value ? "t" : "f");
    }

    public CopyRows add(UUID value) {
        return field(value.toString());
    }

    public CopyRows add(byte[] value) {
        return field("\\\\x" + HexFormat.of().formatHex(value));
    }

    /** A text; an absent one is NULL. */
    public CopyRows add(@Nullable String text) {
        return field(text == null ? "\\N" : escaped(text));
    }

    /** A number; an absent one is NULL. */
    public CopyRows add(@Nullable Integer number) {
        return field(number == null ? "\\N" : number.toString());
    }

    private static String escaped(String text) {
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
        return escaped.toString();
    }

    public CopyRows endRow() {
        lines.append('\n');
        isRowBegun = false;
        return this;
    }

    public boolean isEmpty() {
        return lines.isEmpty();
    }

    /** The rows as COPY reads them. */
    public InputStream stream() {
        return new ByteArrayInputStream(lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    private CopyRows field(String escaped) {
        if (isRowBegun) {
            lines.append('\t');
        }
        lines.append(escaped);
        isRowBegun = true;
        return this;
    }
}
