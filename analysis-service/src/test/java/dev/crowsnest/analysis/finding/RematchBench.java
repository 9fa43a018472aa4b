package dev.crowsnest.analysis.finding;

import dev.crowsnest.analysis.TableSizes;
import dev.crowsnest.analysis.advisory.AdvisoryArchive;
import dev.crowsnest.analysis.advisory.AdvisoryCatalogue;
import dev.crowsnest.analysis.advisory.AdvisoryDesk;
import dev.crowsnest.analysis.advisory.ConcernedNames;
import dev.crowsnest.analysis.inventory.InventoryCodec;
import dev.crowsnest.analysis.pipeline.PushProbe;
import dev.crowsnest.analyzer.advisory.Advisory;
import dev.crowsnest.analyzer.advisory.InMemoryAdvisorySet;
import dev.crowsnest.analyzer.advisory.Stream;
import dev.crowsnest.analyzer.advisory.osv.OsvExport;
import dev.crowsnest.analyzer.match.MatchSubject;
import dev.crowsnest.analyzer.match.SubjectVerdict;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import static org.assertj.core.api.Assertions.assertThat;

/** What {@code bench/rematch} runs. It prints seconds; only what no clock decides makes it fail. */
@QuarkusTest
@EnabledIfSystemProperty(
        named = "crowsnest.bench.images",
        matches = "[1-9][0-9]*",
        disabledReason = "bench/rematch runs it")
class RematchBench {

    private static final int IMAGES = Integer.getInteger("crowsnest.bench.images", 0);
    private static final URI ADDRESS = URI.create(System.getProperty("crowsnest.test.advisories", ""));
    private static final int SAMPLES = Math.min(IMAGES, 200);
    private static final int NEW_IMAGES = 200;
    private static final int CHANGES = 7;

    /** The first rounds warm JVM and server and are not counted. */
    private static final int WARM_IMAGES = 300;

    private static final int WARM_CHANGES = 2;

    /** Between pushes while all is evaluated: what is measured is how soon they start, not how many there can be. */
    private static final Duration PUSH_PAUSE = Duration.ofMillis(500);

    @Inject
    SubjectMatching matching;

    @Inject
    SubjectStore subjects;

    @Inject
    VerdictStore verdicts;

    @Inject
    ImageStore images;

    @Inject
    MatchTurns turns;

    @Inject
    AdvisoryArchive archive;

    @Inject
    AdvisoryCatalogue catalogue;

    @Inject
    Matching matchers;

    @Inject
    ImageVerdicts stored;

    @Inject
    AdvisoryDesk desk;

    @Inject
    Jdbi jdbi;

    @Test
    void run() {
        assertThat(desk.sync(ADDRESS)).isTrue();
        var real = new RealPackages();
        var export = new OsvExport(ADDRESS);
        export.forEach(export.ecosystems(), real);
        var fleet = new RealFleet(real);
        store(fleet);
        evaluate();
        compare(fleet, export);
        print("room: %s", new TableSizes(jdbi).describe(TableSizes.OF_MATCHES));
        inventories(fleet);
        change();
        addImages(fleet);
    }

    private void store(RealFleet fleet) {
        long begun = System.nanoTime();
        new FleetLoad(jdbi, subjects, matchers).load(fleet, IMAGES);
        print(
                "fleet: %d images of %d packages, %d distinct subjects, stored in %.0f s; %s",
                IMAGES,
                RealFleet.PACKAGES,
                count("match_subject"),
                seconds(begun),
                catalogue.edition().describe());
        settle();
    }

    private void evaluate() {
        var counted = new AtomicLong();
        var took = new AtomicLong();
        long begun = System.nanoTime();
        CompletableFuture<Void> evaluated = CompletableFuture.runAsync(() -> QuarkusTransaction.requiringNew()
                        .timeout(3_600)
                        .run(() -> rematching(counted).changed(new ConcernedNames.All())))
                .thenRun(() -> took.set(System.nanoTime() - begun));
        var started = new Rounds();
        try (var probe = new PushProbe()) {
            do {
                started.add(probe.secondsToStart());
            } while (!endsWithin(PUSH_PAUSE, evaluated));
        }
        print("the analysis of a push meanwhile starts after: %s", started.describe("s"));
        print(
                "full evaluation from nothing: %.2f s, of it %.2f for the counters; %d findings, %d undecided, the median image"
                        + " has %d vulnerabilities",
                took.get() / 1e9, counted.get() / 1e9, count("finding"), count("undecided"), medianVulnerabilities());
        settle();
    }

    private static boolean endsWithin(Duration pause, CompletableFuture<Void> evaluated) {
        try {
            evaluated.get(pause.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("the evaluation did not come to its end", e);
        }
    }

    private void compare(RealFleet fleet, OsvExport export) {
        var all = new InMemoryAdvisorySet.Builder();
        export.forEach(export.ecosystems(), all::add);
        var plain = new PlainMatching(all.build(catalogue.edition()));
        var random = new Random(11);
        int findings = 0;
        for (int i = 0; i < SAMPLES; i++) {
            int number = random.nextInt(IMAGES);
            List<MatchSubject> content = fleet.image(number);
            Map<MatchSubject, SubjectVerdict> expected = plain.match(content);
            assertThat(stored.of(content)).contains(expected);
            assertThat(images.counts(List.of(FleetLoad.digest(number))))
                    .containsValue(PlainMatching.count(expected))
                    .hasSize(1);
            findings += expected.values().stream()
                    .mapToInt(verdict -> verdict.findings().size())
                    .sum();
        }
        print(
                "sampled: %d images, whose %d findings and counters are those of the plain matcher in memory",
                SAMPLES, findings);
    }

    private void inventories(RealFleet fleet) {
        var codec = new InventoryCodec();
        double mean = IntStream.range(0, SAMPLES)
                .map(number -> codec.encode(FleetInventory.of(fleet.image(number))).length)
                .average()
                .orElseThrow();
        print("inventories with paths, apart: %.1f MB, by the mean of %d images", mean * IMAGES / 1e6, SAMPLES);
    }

    /** A record of the library that three fifths of the images have changes, to and fro. */
    private void change() {
        var counted = new AtomicLong();
        Advisory widespread = catalogue
                .consult(List.of())
                .about(new Stream("npm"), RealFleet.WIDESPREAD)
                .get(0);
        var record = new ChangingAdvisory(archive, rematching(counted), widespread);
        var applied = new Rounds();
        var moved = new Rounds();
        for (int round = 0; round < WARM_CHANGES + CHANGES; round++) {
            counted.set(0);
            jdbi.useHandle(handle -> handle.execute("truncate moved_image"));
            long begun = System.nanoTime();
            record.apply(round % 2 == 0 ? "99.0.0" : "0.0.1");
            if (round >= WARM_CHANGES) {
                applied.add(seconds(begun) - counted.get() / 1e9);
                moved.add(counted.get() / 1e9);
            }
        }
        print("one changed advisory: %s", applied.describe("s"));
        print("counters that it moves: %s; %d images", moved.describe("s"), count("moved_image"));
    }

    private void addImages(RealFleet fleet) {
        var took = new Rounds();
        var random = new Random(7);
        for (int i = 0; i < WARM_IMAGES + NEW_IMAGES; i++) {
            var image = StoredImages.add(jdbi);
            List<MatchSubject> content = fleet.image(random.nextInt(IMAGES));
            long begun = System.nanoTime();
            matching.matchImage(image, content);
            if (i >= WARM_IMAGES) {
                took.add(1e3 * seconds(begun));
            }
        }
        print("a new image of known subjects: %s", took.describe("ms"));
    }

    private Rematching rematching(AtomicLong counted) {
        return new Rematching(subjects, verdicts, new TimedImages(images, counted), turns, catalogue, matchers);
    }

    /** As a server is that has run for a while. */
    private void settle() {
        jdbi.useHandle(handle -> handle.execute("vacuum analyze"));
    }

    private int medianVulnerabilities() {
        return jdbi.withHandle(
                handle -> handle.createQuery("""
                        select percentile_disc(0.5) within group (order by critical + high + medium + low + unspecified)
                        from image_findings
                        """).mapTo(Integer.class).one());
    }

    private long count(String table) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from " + table)
                .mapTo(Long.class)
                .one());
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    private static void print(String format, Object... values) {
        System.out.println("rematch: " + String.format(Locale.ROOT, format, values));
    }
}
