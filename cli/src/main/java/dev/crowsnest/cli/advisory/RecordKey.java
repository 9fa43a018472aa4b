package dev.crowsnest.cli.advisory;

import dev.crowsnest.analyzer.advisory.Advisory;
import dev.crowsnest.analyzer.advisory.Stream;
import dev.crowsnest.analyzer.advisory.VulnerabilityIdentity;
import java.util.stream.LongStream;

/**
 * What records are looked up by, as 64 bits of a hash.
 *
 * <p>FNV-1a: two keys with one hash cost a record that is read for nothing, so that nobody needs a strong one.
 *
 * @see <a href="https://datatracker.ietf.org/doc/html/draft-eastlake-fnv">The FNV non-cryptographic hash algorithm</a>
 */
final class RecordKey {

    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private RecordKey() {}

    /** Of an id that a record bears or names. */
    static long ofId(String id) {
        return hash("id", id);
    }

    /** Of a package that a record speaks of. */
    static long ofPackage(Stream stream, String name) {
        return hash(stream.name(), name);
    }

    /** All that a record is to be found by. */
    static long[] of(Advisory advisory) {
        LongStream ids = VulnerabilityIdentity.names(advisory).stream().mapToLong(RecordKey::ofId);
        LongStream packages = advisory.affected().stream()
                .flatMapToLong(affected ->
                        affected.lookupNames().stream().mapToLong(name -> ofPackage(affected.stream(), name)));
        return LongStream.concat(ids, packages).distinct().toArray();
    }

    private static long hash(String first, String second) {
        return add(add(add(OFFSET, first), "\0"), second);
    }

    private static long add(long hash, String text) {
        long mixed = hash;
        for (int i = 0; i < text.length(); i++) {
            mixed = (mixed ^ text.charAt(i)) * PRIME;
        }
        return mixed;
    }
}
