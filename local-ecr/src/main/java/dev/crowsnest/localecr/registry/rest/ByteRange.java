package dev.crowsnest.localecr.registry.rest;

import java.util.Optional;
import java.util.regex.Pattern;

/** The part of a blob that a Range header asks for. */
record ByteRange(long from, long length) {

    private static final Pattern SINGLE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /**
     * Empty when all is to be sent: without a header, and with one that is malformed or asks for several parts, which
     * RFC 9110 lets a server ignore. A range beyond the end has the length 0.
     */
    static Optional<ByteRange> parse(Optional<String> header, long size) {
        return header.map(SINGLE::matcher).filter(matcher -> matcher.matches()).flatMap(matcher -> {
            var first = matcher.group(1);
            var last = matcher.group(2);
            if (first.isEmpty()) {
                return last.isEmpty() ? Optional.empty() : Optional.of(suffix(Long.parseLong(last), size));
            }
            var end = last.isEmpty() ? size - 1 : Long.parseLong(last);
            return between(Long.parseLong(first), end, size);
        });
    }

    boolean isSatisfiable() {
        return length > 0;
    }

    String contentRange(long size) {
        return "bytes %d-%d/%d".formatted(from, from + length - 1, size);
    }

    private static ByteRange suffix(long wanted, long size) {
        var length = Math.min(wanted, size);
        return new ByteRange(size - length, length);
    }

    private static Optional<ByteRange> between(long first, long last, long size) {
        if (first >= size) {
            return Optional.of(new ByteRange(first, 0));
        }
        if (last < first) {
            return Optional.empty();
        }
        return Optional.of(new ByteRange(first, Math.min(last, size - 1) - first + 1));
    }
}
