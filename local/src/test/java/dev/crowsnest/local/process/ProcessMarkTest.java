package dev.crowsnest.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ProcessMarkTest {

    @TempDir
    private Path directory;

    @Test
    void findsTheProcessAgain() {
        var file = directory.resolve("part.pid");
        ProcessMark.of(ProcessHandle.current()).write(file);

        assertThat(ProcessMark.read(file).flatMap(ProcessMark::process)).contains(ProcessHandle.current());
    }

    @Test
    void doesNotTakeAnotherProcessThatGotTheSameId() {
        var mine = ProcessMark.of(ProcessHandle.current());
        var earlier = new ProcessMark(mine.pid(), mine.started().minus(Duration.ofHours(1)));

        assertThat(earlier.process()).isEmpty();
    }

    @Test
    void knowsThatAProcessIsGone() throws Exception {
        var process = new ProcessBuilder("true").start();
        var mark = ProcessMark.of(process.toHandle());
        process.waitFor();

        assertThat(mark.process()).isEmpty();
    }

    @Test
    void takesADamagedFileForNone() throws IOException {
        var file = directory.resolve("part.pid");
        Files.writeString(file, "12");

        assertThat(ProcessMark.read(file)).isEmpty();
        assertThat(ProcessMark.read(directory.resolve("missing.pid"))).isEmpty();
    }
}
