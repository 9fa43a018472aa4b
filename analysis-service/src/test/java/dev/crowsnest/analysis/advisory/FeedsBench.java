package dev.crowsnest.analysis.advisory;

import dev.crowsnest.analysis.TableSizes;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What {@code bench/feeds} runs, in a heap of 512 MB. It prints seconds; only what no clock decides makes it fail. */
@QuarkusTest
@EnabledIfSystemProperty(named = "crowsnest.bench.feeds", matches = "true", disabledReason = "bench/feeds runs it")
class FeedsBench {

    private static final Path ADDRESS =
            Path.of(URI.create(System.getProperty("crowsnest.test.advisories", "file:///")));

    @Inject
    AdvisoryDesk desk;

    @Inject
    AdvisoryCatalogue catalogue;

    @Inject
    RowCounters counters;

    @Inject
    Jdbi jdbi;

    @TempDir
    Path directory;

    @Test
    void run() throws IOException {
        var mirror = MirrorCopy.of(ADDRESS, directory);
        long begun = System.nanoTime();
        assertThat(desk.sync(mirror.address())).isTrue();
        double seconds = (System.nanoTime() - begun) / 1e9;
        long records = catalogue.edition().advisories();
        print("loaded: %d records in %.1f s, %.0f records/s", records, seconds, records / seconds);
        print("heap, at most: %.0f MB of %.0f", heapPeak(), Runtime.getRuntime().maxMemory() / 1e6);
        jdbi.useHandle(handle -> handle.execute("vacuum analyze"));
        print("room: %s", new TableSizes(jdbi).describe(TableSizes.OF_FEEDS));

        print("a second sync with nothing new wrote: %s", written(mirror));
        assertThat(written(mirror)).isEmpty();
        String changed = mirror.changeOneRecord();
        Map<String, List<Long>> written = written(mirror);
        print("with one changed record, %s, it wrote: %s (inserted, updated, deleted)", changed, written);
        assertThat(written.get("advisory")).isEqualTo(List.of(0L, 1L, 0L));
    }

    /** Rows inserted, updated and deleted by a sync, of the tables in which there were any. */
    private Map<String, List<Long>> written(MirrorCopy mirror) {
        Map<String, List<Long>> before = counters.read();
        assertThat(desk.sync(mirror.address())).isTrue();
        Map<String, List<Long>> written = new TreeMap<>();
        counters.read().forEach((table, after) -> {
            List<Long> old = before.getOrDefault(table, List.of(0L, 0L, 0L));
            if (!after.equals(old)) {
                written.put(
                        table,
                        List.of(after.get(0) - old.get(0), after.get(1) - old.get(1), after.get(2) - old.get(2)));
            }
        });
        return written;
    }

    /** The sum of what each pool held at most, which is more than all held at once. */
    private static double heapPeak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .map(MemoryPoolMXBean::getPeakUsage)
                        .mapToLong(usage -> usage.getUsed())
                        .sum()
                / 1e6;
    }

    private static void print(String format, Object... values) {
        System.out.println("feeds: " + String.format(Locale.ROOT, format, values));
    }
}
