package dev.crowsnest.local.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Facts about published packages: a line each, columns parted by tabs, {@code #} before a remark. */
record FactTable(List<Row> rows) {

    /** One line of the table. */
    record Row(List<String> columns) {

        String column(int index) {
            return columns.get(index);
        }

        /** A column at the end of the line may be left out. */
        Optional<String> optional(int index) {
            return index < columns.size() ? Optional.of(columns.get(index)) : Optional.empty();
        }
    }

    /** Reads a table that ships beside this class. */
    static FactTable read(String name) {
        try (InputStream in = Objects.requireNonNull(FactTable.class.getResourceAsStream(name), name)) {
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("could not read the table for " + name, e);
        }
    }

    static FactTable parse(String text) {
        return new FactTable(text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> new Row(List.of(line.split("\t"))))
                .toList());
    }
}
