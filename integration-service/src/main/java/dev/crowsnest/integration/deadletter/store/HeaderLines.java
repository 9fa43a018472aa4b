package dev.crowsnest.integration.deadletter.store;

import dev.crowsnest.integration.deadletter.DeadRecord.Header;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** Headers of a record as text: one a line, name and value in base 64, since both may hold anything. */
final class HeaderLines {

    private HeaderLines() {}

    static String of(List<Header> headers) {
        Base64.Encoder encoder = Base64.getEncoder();
        return headers.stream()
                .map(header -> encoder.encodeToString(header.name().getBytes(StandardCharsets.UTF_8)) + " "
                        + encoder.encodeToString(header.value()))
                .collect(Collectors.joining("\n"));
    }

    static List<Header> read(String lines) {
        Base64.Decoder decoder = Base64.getDecoder();
        return lines.lines()
                .map(line -> line.split(" ", -1))
                .map(parts -> new Header(
                        new String(decoder.decode(parts[0]), StandardCharsets.UTF_8), decoder.decode(parts[1])))
                .toList();
    }
}
