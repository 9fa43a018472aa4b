package dev.crowsnest.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ClassArchiveTest {

    @TempDir
    private Path directory;

    private Path jar;
    private Path file;
    private ClassArchive archive;

    /** A part that ends by itself. */
    static final class Brief {

        private Brief() {}

        public static void main(String[] arguments) {
            System.exit(0);
        }
    }

    @BeforeEach
    void build() throws IOException {
        jar = directory.resolve("part.jar");
        file = directory.resolve("part.jsa");
        archive = new ClassArchive(file, jar);
        var name = Brief.class.getName().replace('.', '/') + ".class";
        try (var zip = new ZipOutputStream(Files.newOutputStream(jar));
                var classFile = Objects.requireNonNull(Brief.class.getResourceAsStream("/" + name))) {
            zip.putNextEntry(new ZipEntry(name));
            classFile.transferTo(zip);
        }
    }

    @Test
    void isMadeWhenAPartEndsAndUsedAtItsNextStart() throws Exception {
        assertThat(run()).isZero();
        assertThat(file).as("before it is kept").doesNotExist();

        archive.keep();

        assertThat(archive.options()).contains("-XX:SharedArchiveFile=" + file);
        assertThat(run("-Xshare:on")).as("a start that insists on it").isZero();
    }

    @Test
    void isMadeAnewForANewerBuild() throws Exception {
        run();
        archive.keep();

        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(60)));

        assertThat(archive.options()).noneMatch(option -> option.startsWith("-XX:SharedArchiveFile"));
    }

    @Test
    void isLeftOutWhereAPartWasKilled() {
        archive.keep();

        assertThat(file).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 4096})
    void isLeftOutWhereAPartWasKilledWhileItWroteIt(int written) throws IOException {
        Files.write(directory.resolve("part.jsa.unfinished"), new byte[written]);

        archive.keep();

        assertThat(file).doesNotExist();
    }

    private int run(String... more) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(archive.options());
        command.addAll(List.of(more));
        command.addAll(List.of("-cp", jar.toString(), Brief.class.getName()));
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
