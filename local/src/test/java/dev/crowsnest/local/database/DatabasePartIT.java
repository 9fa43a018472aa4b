package dev.crowsnest.local.database;

import dev.crowsnest.local.machine.CannotStart;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DatabasePartIT {

    @Test
    void saysWhyItsServerEndedAndWhereTheLogIs(@TempDir Path directory) throws Exception {
        var log = directory.resolve("database.log");
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var part = new DatabasePart(directory.resolve("database"), log, taken.getLocalPort());

            assertThatThrownBy(part::start)
                    .isInstanceOf(CannotStart.class)
                    .hasMessage(
                            "PostgreSQL ended right after its start: could not create any TCP/IP sockets. Its log is "
                                    + log + ".");
        }
    }
}
