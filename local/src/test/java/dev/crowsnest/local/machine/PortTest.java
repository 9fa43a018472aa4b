package dev.crowsnest.local.machine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PortTest {

    @Test
    void saysWhoWantsTheTakenPortAndWhatChangesIt() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = new Port(taken.getLocalPort(), "the registry", "--registry-port");

            assertThatThrownBy(port::requireFree)
                    .isInstanceOf(CannotStart.class)
                    .hasMessage(
                            "Port %d, which the registry wants, is in use by another program; choose another with --registry-port.",
                            taken.getLocalPort());
        }
    }

    @Test
    void takesAPortThatWasGivenBack() throws IOException {
        int number;
        try (var once = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            number = once.getLocalPort();
        }

        assertThatCode(new Port(number, "Kafka", "--kafka-port")::requireFree).doesNotThrowAnyException();
    }

    @Test
    void refusesANumberThatIsNoPort() {
        assertThatThrownBy(new Port(70_000, "Kafka", "--kafka-port")::requireFree)
                .hasMessage("70000 is no port; --kafka-port takes a number from 1 to 65535.");
    }
}
