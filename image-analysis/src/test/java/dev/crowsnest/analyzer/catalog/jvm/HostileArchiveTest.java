package dev.crowsnest.analyzer.catalog.jvm;

import dev.crowsnest.analyzer.catalog.CatalogedFile;
import dev.crowsnest.analyzer.catalog.FileEvidence;
import dev.crowsnest.analyzer.catalog.PackageRecord;
import dev.crowsnest.analyzer.catalog.Problem;
import dev.crowsnest.testsupport.image.JarBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** Archives that were made to be read at any price. */
@Timeout(30)
class HostileArchiveTest {

    private static final int BUDGET = 64 << 20;

    private final JvmCataloger cataloger = new JvmCataloger(ArchiveBudget.of(BUDGET));

    @Test
    void stopsAtEightLevels() throws IOException {
        byte[] jar = JvmCatalogerTest.log4j();
        for (int level = 0; level < 8; level++) {
            jar = new JarBuilder().nestedDeflated("n.jar", jar).build();
        }
        assertThat(catalog(jar).packages()).hasSize(1);
        FileEvidence deeper =
                catalog(new JarBuilder().nestedDeflated("n.jar", jar).build());
        assertThat(deeper.packages()).isEmpty();
        assertThat(deeper.problems())
                .singleElement()
                .extracting(Problem::reason)
                .asString()
                .endsWith("is nested deeper than 8 levels, and was passed over");
    }

    @Test
    void countsEntriesThatOverlapEachTimeTheyAreRead() throws IOException {
        // 400 entries that all are the same archive of 400 entries that all are the same archive: 160,000 of them.
        byte[] inner = overlapping("i.jar", JvmCatalogerTest.log4j(), 400);
        FileEvidence evidence = catalog(overlapping("o.jar", inner, 400));
        assertThat(evidence.problems())
                .extracting(Problem::reason)
                .containsExactly("more than 100000 entries in it and the archives inside, the rest was passed over");
        assertThat(evidence.packages()).isNotEmpty();
    }

    @Test
    void countsWhatIsInflatedEachTimeItIsInflated() throws IOException {
        var bomb = new JarBuilder().nestedDeflated("000.jar", new byte[8 << 20]);
        IntStream.range(1, 150).forEach(i -> bomb.nestedDeflated("%03d.jar".formatted(i), new byte[0]));
        FileEvidence evidence =
                catalog(ZipPatch.of(bomb.build()).overlapEntries().bytes());
        assertThat(evidence.problems())
                .extracting(Problem::reason)
                .contains("more than 1024 MiB to inflate inside it, the rest was passed over");
    }

    @Test
    void passesOverAnArchiveInsideThatWouldFillMemory() throws IOException {
        byte[] zeros = new byte[80 << 20];
        FileEvidence evidence = catalog(new JarBuilder()
                .nestedDeflated("bomb.jar", zeros)
                .pomProperties("com.acme", "app", "1")
                .build());
        assertThat(evidence.packages()).hasSize(1);
        assertThat(evidence.problems())
                .extracting(Problem::reason)
                .containsExactly(
                        "'bomb.jar' inside takes more memory than there is for archives inside of this one, and was passed over");
        assertThat(evidence.complete()).isTrue();
    }

    @Test
    void believesNoSizeThatTheDirectoryStates() throws IOException {
        byte[] jar = new JarBuilder()
                .nestedDeflated("l.jar", JvmCatalogerTest.log4j())
                .build();
        FileEvidence evidence =
                catalog(ZipPatch.of(jar).inflatedSize(0, 5 << 20).bytes());
        assertThat(evidence.problems())
                .extracting(Problem::reason)
                .containsExactly("'l.jar' inside is shorter than the directory says");
    }

    @Test
    void followsNoOffsetOutOfTheArchive() throws IOException {
        byte[] jar = new JarBuilder().pomProperties("com.acme", "app", "1").build();
        FileEvidence evidence =
                catalog(ZipPatch.of(jar).localOffset(0, 0x7fffffff).bytes());
        assertThat(evidence.problems())
                .extracting(Problem::reason)
                .containsExactly("'META-INF/maven/com.acme/app/pom.properties' inside is not where the directory says");
    }

    @Test
    void saysWhatIsEncrypted() throws IOException {
        byte[] jar = new JarBuilder().pomProperties("com.acme", "app", "1").build();
        FileEvidence evidence = catalog(ZipPatch.of(jar).encrypted(0).bytes());
        assertThat(evidence.packages()).isEmpty();
        assertThat(evidence.problems())
                .singleElement()
                .extracting(Problem::reason)
                .asString()
                .contains("is encrypted");
    }

    @Test
    void makesPlacesInsideHarmless() throws IOException {
        byte[] jar = new JarBuilder()
                .nestedStored("a\u001b[2J\u202e<b>.jar", JvmCatalogerTest.log4j())
                .build();
        assertThat(catalog(jar).packages()).extracting(PackageRecord::inside).containsExactly("a?[2J?<b>.jar");
    }

    @Test
    void refusesAnArchiveThatNoBudgetHolds() throws IOException {
        var file = new CatalogedFile("a.jar", BUDGET + 1L, new ByteArrayInputStream(new byte[0]));
        FileEvidence evidence = cataloger.catalog(file);
        assertThat(evidence.problems())
                .containsExactly(
                        new Problem(
                                "a.jar",
                                "is an archive of 64 MiB, and this process has 64 MiB of memory for archives: a quarter of its heap"));
        assertThat(evidence.complete()).isFalse();
    }

    @Test
    void refusesAnArchiveThatNoMachineReads() throws IOException {
        var file = new CatalogedFile("a.jar", cataloger.byteLimit() + 1, new ByteArrayInputStream(new byte[0]));
        FileEvidence evidence = cataloger.catalog(file);
        assertThat(evidence.problems())
                .containsExactly(new Problem("a.jar", "is an archive of more than the 256 MiB that are read"));
        assertThat(evidence.complete()).isTrue();
    }

    @Test
    void saysWhenALargerHeapWouldReadAnArchiveInside() throws IOException {
        byte[] jar =
                new JarBuilder().nestedDeflated("large.jar", new byte[9 << 20]).build();
        FileEvidence evidence = new JvmCataloger(ArchiveBudget.of(8 << 20)).catalog(file(jar));
        assertThat(evidence.problems())
                .singleElement()
                .extracting(Problem::reason)
                .asString()
                .contains("more memory");
        assertThat(evidence.complete()).isFalse();
    }

    @Test
    void letsManyWorkersShareABudgetThatHoldsOneArchive() throws Exception {
        byte[] jar = new JarBuilder()
                .nestedDeflated("l.jar", JvmCatalogerTest.log4j())
                .build();
        var narrow = new JvmCataloger(ArchiveBudget.of(8 << 20));
        var workers = Executors.newFixedThreadPool(8);
        try {
            var work = IntStream.range(0, 200)
                    .<Callable<FileEvidence>>mapToObj(i -> () -> narrow.catalog(file(jar)))
                    .toList();
            for (var done : workers.invokeAll(work)) {
                assertThat(done.get().packages()).hasSize(1);
            }
        } finally {
            workers.shutdownNow();
        }
    }

    private FileEvidence catalog(byte[] jar) throws IOException {
        return cataloger.catalog(file(jar));
    }

    private static CatalogedFile file(byte[] jar) {
        return new CatalogedFile("a.jar", jar.length, new ByteArrayInputStream(jar));
    }

    private static byte[] overlapping(String name, byte[] nested, int times) {
        var jar = new JarBuilder().nestedStored("000" + name, nested);
        IntStream.range(1, times).forEach(i -> jar.nestedStored("%03d%s".formatted(i, name), new byte[0]));
        return ZipPatch.of(jar.build()).overlapEntries().bytes();
    }
}
