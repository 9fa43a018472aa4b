package dev.crowsnest.analyzer.catalog;

import com.github.packageurl.PackageURL;
import dev.crowsnest.analyzer.inventory.InventoryBuilder;
import dev.crowsnest.analyzer.inventory.SoftwarePackage;
import dev.crowsnest.analyzer.inventory.TestLayer;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What every cataloger promises. Its test extends this, and puts trees of files with an {@code expected.json} each, named
 * after a behaviour, beside itself in the resources.
 */
public abstract class CatalogerContract {

    private static final int ROUNDS = 300;
    private static final Path RESOURCES = Path.of("src", "test", "resources");

    /** The one under test. */
    protected abstract Cataloger cataloger();

    /** A path that it wants. */
    protected abstract String wantedPath();

    /** A sound file with at least one package or a release. */
    protected abstract byte[] soundFile() throws IOException;

    @Test
    void isNamedAfterItsPackage() {
        String name = cataloger().getClass().getPackageName();
        assertThat(cataloger().id().name()).isEqualTo(name.substring(name.lastIndexOf('.') + 1));
        assertThat(cataloger().id().revision()).isPositive();
        assertThat(cataloger().id()).isEqualTo(cataloger().id());
    }

    @Test
    void wantsItsOwnFileAndNoOther() {
        assertThat(cataloger().wants(wantedPath())).isTrue();
        assertThat(List.of(
                        "",
                        "a",
                        "/",
                        "etc/passwd",
                        "usr/bin/bash",
                        wantedPath() + ".bak",
                        wantedPath() + "/child.txt",
                        "usr/share/doc/package.json.html"))
                .noneMatch(cataloger()::wants);
    }

    @Test
    void findsSomethingInASoundFile() throws IOException {
        FileEvidence evidence = catalog(soundFile());
        assertThat(evidence.isEmpty()).isFalse();
        assertThat(evidence.problems()).isEmpty();
        assertThat(evidence.path()).isEqualTo(wantedPath());
        assertThat(evidence.cataloger()).isEqualTo(cataloger().id());
    }

    @Test
    void saysTheSameOfTheSameBytesHoweverTheyArrive() throws IOException {
        byte[] content = soundFile();
        var file = new CatalogedFile(wantedPath(), content.length, new OneByteAtATime(content));
        assertThat(cataloger().catalog(file)).isEqualTo(catalog(content));
    }

    @Test
    void bearsAnEmptyFile() throws IOException {
        assertThat(catalog(new byte[0]).packages()).isEmpty();
    }

    @Test
    void bearsAFileThatEndsAnywhere() throws IOException {
        byte[] content = soundFile();
        for (int length = 0; length < content.length; length++) {
            assertThat(catalog(Arrays.copyOf(content, length))).isNotNull();
        }
    }

    @Test
    void bearsAFileThatIsShorterThanItsArchiveSays() throws IOException {
        byte[] half = Arrays.copyOf(soundFile(), soundFile().length / 2);
        var file = new CatalogedFile(wantedPath(), soundFile().length, new ByteArrayInputStream(half));
        assertThat(cataloger().catalog(file)).isNotNull();
    }

    @Test
    void bearsRandomBytes() throws IOException {
        var random = new Random(1);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] content = new byte[random.nextInt(2_000)];
            random.nextBytes(content);
            FileEvidence evidence = catalog(content);
            assertThat(evidence.problems()).hasSizeLessThanOrEqualTo(CatalogLimits.PROBLEMS_PER_FILE + 1);
        }
    }

    @Test
    void bearsDamageAnywhereAndStillWritesPurlsThatParse() throws Exception {
        var random = new Random(2);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] content = soundFile();
            for (int damage = random.nextInt(6); damage >= 0; damage--) {
                content[random.nextInt(content.length)] = (byte) random.nextInt(256);
            }
            assertPurlsParse(catalog(content));
        }
    }

    @Test
    void writesPurlsThatParse() throws Exception {
        assertPurlsParse(catalog(soundFile()));
    }

    @Test
    void passesABrokenStreamOn() throws IOException {
        byte[] content = soundFile();
        var file = new CatalogedFile(wantedPath(), content.length, new Breaking(content));
        assertThatThrownBy(() -> cataloger().catalog(file))
                .isInstanceOf(IOException.class)
                .hasMessage("broken");
    }

    @TestFactory
    Stream<DynamicTest> matchesFixtures() throws IOException {
        Path fixtures = RESOURCES.resolve(getClass().getPackageName().replace('.', '/'));
        return Files.exists(fixtures) ? CatalogerFixture.in(fixtures, cataloger()) : Stream.empty();
    }

    /** What the cataloger says of {@code content} at the wanted path. */
    protected FileEvidence catalog(byte[] content) throws IOException {
        return cataloger().catalog(new CatalogedFile(wantedPath(), content.length, new ByteArrayInputStream(content)));
    }

    private static void assertPurlsParse(FileEvidence evidence) throws Exception {
        var layer = TestLayer.named("one").evidence(evidence).build();
        for (SoftwarePackage found : InventoryBuilder.of(List.of(layer)).packages()) {
            assertThat(new PackageURL(found.purl()).getName()).isNotEmpty();
            // Decoded by other means: the library takes letters beyond ASCII for something else.
            assertThat(URLDecoder.decode(found.purl(), StandardCharsets.UTF_8))
                    .containsIgnoringCase("/" + expectedName(found.record()) + "@"
                            + found.record().version());
        }
    }

    private static String expectedName(PackageRecord record) {
        return record.type() == PackageType.PYPI ? record.name().replaceAll("[-_.]+", "-") : record.name();
    }

    private static final class OneByteAtATime extends FilterInputStream {
        private OneByteAtATime(byte[] content) {
            super(new ByteArrayInputStream(content));
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return super.read(target, offset, Math.min(1, length));
        }
    }

    /** Gives half of its bytes. */
    private static final class Breaking extends InputStream {
        private final InputStream half;

        private Breaking(byte[] content) {
            half = new ByteArrayInputStream(content, 0, content.length / 2);
        }

        @Override
        public int read() throws IOException {
            int next = half.read();
            if (next < 0) {
                throw new IOException("broken");
            }
            return next;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = half.read(target, offset, length);
            if (read < 0) {
                throw new IOException("broken");
            }
            return read;
        }
    }
}
