package dev.crowsnest.analyzer.outgoing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OutgoingPolicyTest {

    private final Map<String, List<String>> names = new HashMap<>(Map.of(
            "public.example", List.of("93.184.216.34"),
            "storage.example", List.of("151.101.1.6", "2600:1f18::1"),
            "inside.example", List.of("10.0.0.5"),
            "beside.example", List.of("192.168.7.7"),
            "metadata.example", List.of("169.254.169.254"),
            "both.example", List.of("151.101.1.6", "10.0.0.5")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://inside.example/x",
                "https://both.example/x",
                "https://metadata.example/latest",
                "https://127.0.0.1/x",
                "https://localhost/x",
                "http://localhost/x",
                "http://127.0.0.1:9200/x",
                "https://[::1]/x",
                "https://[::ffff:10.0.0.1]/x",
                "https://[2002:a9fe:a9fe::1]/x",
                "https://[64:ff9b::a9fe:a9fe]/x",
                "https://[fd00:ec2::254]/x",
                "https://2130706433/x",
                "http://storage.example/x",
                "https://user:secret@storage.example/x",
                "ftp://storage.example/x",
                "file:///etc/passwd",
                "https:/nowhere",
                "mailto:a@b"
            })
    void keepsARegistryOfTheWorldInTheWorld(String address) {
        var policy = policy("https://public.example");

        assertThatThrownBy(() -> policy.open(URI.create(address)))
                .isInstanceOf(ForbiddenDestinationException.class)
                .hasMessageNotContainingAny("secret", "example");
    }

    @Test
    void letsARegistryNameTheWorldAndItself() {
        assertOpens(policy("https://public.example"), "https://storage.example/x?signed=1");
        assertOpens(policy("https://public.example"), "https://PUBLIC.example:443/x");
        assertOpens(policy("http://inside.example:5000"), "http://inside.example:5000/x");
        assertOpens(policy("http://169.254.1.1:5000"), "http://169.254.1.1:5000/x");
    }

    @Test
    void letsARegistryOfAPrivateNetNameThatNetButNotThisMachine() {
        assertOpens(policy("https://inside.example"), "https://beside.example/x");
        assertOpens(policy("https://inside.example"), "https://storage.example/x");
        assertForbids(policy("https://inside.example"), "https://127.0.0.1/x");
        assertForbids(policy("https://inside.example"), "https://metadata.example/x");
        assertForbids(policy("https://inside.example"), "http://beside.example/x");
    }

    @Test
    void letsARegistryOnThisMachineNameOtherPortsOfIt() {
        assertOpens(policy("http://127.0.0.1:5000"), "http://127.0.0.1:5001/x");
        assertForbids(policy("http://127.0.0.1:5000"), "https://inside.example/x");
    }

    @Test
    void letsNobodyNameTheWireThatItIsOn() {
        assertForbids(policy("http://169.254.1.1:5000"), "https://metadata.example/x");
    }

    /** Else a public registry had only to name one private address among its own. */
    @Test
    void takesARegistryThatIsBothForOneOfTheWorld() {
        assertForbids(policy("https://both.example"), "https://inside.example/x");
    }

    @Test
    void takesARegistryThatMovesIntoThePrivateNetForOneOfTheWorld() throws IOException {
        var policy = policy("https://public.example");
        policy.open(URI.create("https://public.example/v2/"));
        names.put("public.example", List.of("10.0.0.9"));

        assertForbids(policy, "https://inside.example/x");
    }

    /** As behind a proxy, which looks names up itself. */
    @Test
    void allowsNothingPrivateToARegistryThatNobodyKnows() {
        assertOpens(policy("https://unknown.example"), "https://unknown.example/v2/");
        assertForbids(policy("https://unknown.example"), "https://inside.example/x");
    }

    /** The lookup before says that it is a host of the world; the connection's own finds this machine. */
    @Test
    void refusesANameThatHasAnotherAddressWhenTheConnectionIsMade() throws IOException {
        names.put("localhost", List.of("93.184.216.34"));
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var connection = policy("https://public.example")
                    .open(URI.create("https://localhost:" + server.getLocalPort() + "/latest/meta-data/"));

            assertThatThrownBy(connection::getResponseCode).isInstanceOf(ForbiddenDestinationException.class);
            server.setSoTimeout(1);
            assertThatThrownBy(server::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void refusesEveryWayToASocket() throws IOException {
        var sockets = CheckedSockets.to(Set.of(Net.PUBLIC));
        InetAddress here = InetAddress.getLoopbackAddress();

        assertForbidden(() -> sockets.createSocket().connect(new InetSocketAddress(here, 1)));
        assertForbidden(() -> sockets.createSocket().connect(new InetSocketAddress(here, 1), 1));
        assertForbidden(() -> sockets.createSocket("127.0.0.1", 1));
        assertForbidden(() -> sockets.createSocket("127.0.0.1", 1, here, 0));
        assertForbidden(() -> sockets.createSocket(here, 1));
        assertForbidden(() -> sockets.createSocket(here, 1, here, 0));
    }

    private static void assertForbidden(ThrowingCallable connecting) {
        assertThatThrownBy(connecting).isInstanceOf(ForbiddenDestinationException.class);
    }

    private static void assertOpens(OutgoingPolicy policy, String address) {
        assertThatCode(() -> assertThat(policy.open(URI.create(address)).getInstanceFollowRedirects())
                        .isFalse())
                .doesNotThrowAnyException();
    }

    private static void assertForbids(OutgoingPolicy policy, String address) {
        assertForbidden(() -> policy.open(URI.create(address)));
    }

    private OutgoingPolicy policy(String origin) {
        return new OutgoingPolicy(URI.create(origin), this::addresses);
    }

    private List<InetAddress> addresses(String host) throws UnknownHostException {
        boolean isLiteral = host.matches("[0-9.]+|\\[.*]");
        if (!isLiteral && !names.containsKey(host) && !host.equals("localhost")) {
            throw new UnknownHostException(host);
        }
        var found = new ArrayList<InetAddress>();
        for (String address : names.getOrDefault(host, List.of(host))) {
            found.add(InetAddress.getByName(address));
        }
        return found;
    }
}
