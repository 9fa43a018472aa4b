package dev.crowsnest.local.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StateDirectoryTest {

    @TempDir
    private Path directory;

    @Test
    void isForItsOwnerAlone() throws IOException {
        var data = StateDirectory.open(directory.resolve("new"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.path())))
                .isEqualTo("rwx------");
    }

    @Test
    void refusesWhatAnotherVersionWrote() throws IOException {
        Files.writeString(directory.resolve("layout"), "999\n");

        assertThatThrownBy(() -> StateDirectory.open(directory))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("written by another version of Crowsnest (layout 999, this one has 1)")
                .hasMessageContaining("--data");
    }

    @Test
    void opensWhatItWroteItself() {
        StateDirectory.open(directory);

        assertThat(StateDirectory.open(directory).log("broker")).isEqualTo(directory.resolve("logs/broker.log"));
    }

    @Test
    void refusesADiskThatIsNearlyFull() {
        var data = new StateDirectory(directory);

        assertThatThrownBy(() -> data.requireSpace(300L << 20))
                .hasMessageStartingWith("300 MiB are free where " + directory + " lies, and 1 GiB is needed");
    }

    @Test
    void keepsASecondLauncherOut() {
        var data = StateDirectory.open(directory);
        try (var first = DirectoryLock.take(data)) {
            assertThatThrownBy(() -> DirectoryLock.take(data))
                    .hasMessageStartingWith("Crowsnest already runs in " + directory);
        }
        DirectoryLock.take(data).close();
    }
}
