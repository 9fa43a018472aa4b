package dev.crowsnest.analysis.advisory.store;

import dev.crowsnest.analyzer.advisory.Stream;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * The streams that advisories speak of. Counted as advisories are written: to find out whether one of a million rows speaks of a stream
 * that none does would read all of them. Which streams an export speaks for is {@link dev.crowsnest.analyzer.advisory.AdvisoryKey}'s rule.
 */
final class SpokenStreams {

    private final Handle handle;

    SpokenStreams(Handle handle) {
        this.handle = handle;
    }

    Set<Stream> all() {
        return new HashSet<>(handle.createQuery("select stream from advisory_stream where packages > 0")
                .map((row, context) -> new Stream(row.getString("stream")))
                .list());
    }

    /** Of these advisories' packages, before they are taken away. */
    void subtract(Collection<Integer> advisories) {
        move(advisories, -1);
    }

    /** Of these advisories' packages, after they were written. */
    void add(Collection<Integer> advisories) {
        move(advisories, 1);
    }

    private void move(Collection<Integer> advisories, int sign) {
        handle.createUpdate("""
                        insert into advisory_stream (stream, packages)
                        select p.stream, :sign * count(*)
                        from advisory_package p join advisory a on a.key = p.advisory
                        where p.advisory = any(:advisories)
                          and (strpos(a.export, ':') = 0
                               or starts_with(p.stream || ':', regexp_replace(a.export, ':LTS$', '') || ':'))
                        group by p.stream
                        on conflict (stream) do update set packages = advisory_stream.packages + excluded.packages
                        """)
                .bind("sign", sign)
                .bindArray("advisories", Integer.class, advisories.toArray())
                .execute();
    }

    /** Those that are in one of the two only. */
    static Set<Stream> moved(Set<Stream> before, Set<Stream> after) {
        Set<Stream> moved = new HashSet<>(before);
        after.forEach(stream -> {
            if (!moved.remove(stream)) {
                moved.add(stream);
            }
        });
        return moved;
    }
}
