package dev.crowsnest.analysis.advisory.store;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Records that were read and are not held, as one text: a line for each, in the order of their ids. */
final class PassedOver {

    private static final Pattern WORD = Pattern.compile("[^\\s\\p{Cntrl}]+");

    /** An id with a blank in it is nobody's; such a record is read again with each change of its list. */
    private static final Predicate<String> IS_WORD = WORD.asMatchPredicate();

    private PassedOver() {}

    static String text(Map<String, Instant> records) {
        return new TreeMap<>(records)
                .entrySet().stream()
                        .filter(record -> IS_WORD.test(record.getKey()))
                        .map(record -> record.getKey() + ' ' + record.getValue())
                        .collect(Collectors.joining("\n"));
    }

    static Map<String, Instant> read(String text) {
        return text.lines()
                .map(line -> line.split(" ", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> Instant.parse(parts[1])));
    }
}
