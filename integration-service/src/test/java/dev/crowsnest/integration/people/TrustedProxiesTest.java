package dev.crowsnest.integration.people;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TrustedProxiesTest {

    private final TrustedProxies proxies = trusting("10.1.0.0/16", "192.0.2.7", "fd00::/8");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10.1.2.3     | 203.0.113.9                          | 203.0.113.9",
                "10.1.2.3     | 198.51.100.1, 203.0.113.9            | 203.0.113.9",
                "10.1.2.3     | 198.51.100.1, 203.0.113.9, 192.0.2.7 | 203.0.113.9",
                "10.1.2.3     | 10.1.9.9                             | 10.1.9.9",
                "10.1.2.3     | 203.0.113.9:5123                     | 203.0.113.9",
                "fd00::1%eth0 | [2001:db8::1]:443                    | 2001:db8:0:0:0:0:0:1",
                "10.1.2.3     | 203.0.113.9, no.address.example      | 10.1.2.3",
                "10.1.2.3     | 203.0.113.9, 999.1.1.1               | 10.1.2.3",
                "10.1.2.3     | ''                                   | 10.1.2.3",
                "10.2.2.3     | 203.0.113.9                          | 10.2.2.3",
                "192.0.2.8    | 203.0.113.9                          | 192.0.2.8",
                "::1          | 203.0.113.9                          | 0:0:0:0:0:0:0:1",
            })
    void believesTrustedProxiesOnly(String peer, String forwarded, String client) {
        assertThat(proxies.client(peer, List.of(forwarded))).isEqualTo(client);
    }

    @Test
    void readsSeveralLinesAsOne() {
        assertThat(proxies.client("10.1.2.3", List.of("198.51.100.1", "203.0.113.9, 10.1.0.1")))
                .isEqualTo("203.0.113.9");
        assertThat(proxies.client("10.1.2.3", List.of())).isEqualTo("10.1.2.3");
    }

    @Test
    void trustsNobodyUnlessToldTo() {
        assertThat(new TrustedProxies(config(Optional.empty())).client("127.0.0.1", List.of("203.0.113.9")))
                .isEqualTo("127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example", "10.0.0.0/33", "10.0.0.0/", "10.0.0/8", "10.0.0.0/-1", ""})
    void takesAddressesAndNetworksOnly(String text) {
        assertThatThrownBy(() -> Network.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "'");
    }

    private static TrustedProxies trusting(String... networks) {
        return new TrustedProxies(
                config(Optional.of(Stream.of(networks).map(Network::of).toList())));
    }

    private static PeopleConfig config(Optional<List<Network>> trusted) {
        return new PeopleConfig() {
            @Override
            public Optional<Path> bootstrapTokenFile() {
                return Optional.empty();
            }

            @Override
            public Optional<Path> bootstrapPasswordFile() {
                return Optional.empty();
            }

            @Override
            public Duration sessionLifetime() {
                return Duration.ofDays(1);
            }

            @Override
            public Duration sessionIdle() {
                return Duration.ofDays(1);
            }

            @Override
            public Optional<List<Network>> trustedProxies() {
                return trusted;
            }
        };
    }
}
