package dev.crowsnest.local.assembly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ClassArchivesTest {

    @TempDir
    private Path directory;

    @Test
    void archivesWhatIsLoadedFromJars() throws IOException {
        var jar = Files.createFile(directory.resolve("part.jar"));

        assertThat(new ClassArchives(directory).options("broker", List.of(jar)))
                .anyMatch(option -> option.startsWith("-XX:ArchiveClassesAtExit="));
    }

    @Test
    void leavesAPartAloneWhoseClassPathHoldsAFolder() throws IOException {
        var jar = Files.createFile(directory.resolve("part.jar"));
        var classes = Files.createDirectory(directory.resolve("classes"));

        assertThat(new ClassArchives(directory).options("broker", List.of(jar, classes)))
                .isEmpty();
    }
}
