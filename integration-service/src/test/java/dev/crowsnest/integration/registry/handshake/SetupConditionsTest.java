package dev.crowsnest.integration.registry.handshake;

import dev.crowsnest.integration.api.Refusal;
import dev.crowsnest.integration.registry.AwsIdentity;
import dev.crowsnest.integration.registry.RegistryFailure;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Each reason for which nobody can add a registry. */
class SetupConditionsTest {

    private static final String ADDRESS = "crowsnest.setup.public-address";
    private static final String EVENTS = "crowsnest.setup.events-address";
    private static final String PUBLIC = "https://crowsnest.example.com";
    private static final String ROLE = "arn:aws:iam::123456789012:role/crowsnest";

    private AwsIdentity identity = () -> Uni.createFrom().item(ROLE);

    @Test
    void nothingStandsInTheWayOfAPublicAddressAndAnIdentity() {
        assertThat(readiness(Map.of(ADDRESS, PUBLIC))).isEqualTo(new SetupReadiness(ROLE, null));
    }

    @Test
    void needsAnIdentityInAws() {
        var failure = new RegistryFailure(
                "ask who Crowsnest is in AWS", "its credentials", "there are none", true, new IllegalStateException());
        identity = () -> Uni.createFrom().failure(failure);

        assertThat(reason(Map.of(ADDRESS, PUBLIC)))
                .startsWith("Not possible for this installation: it has no AWS identity that a role could trust")
                .contains("there are none", "give it credentials, or set crowsnest.setup.principal-arn");
        assertThat(readiness(Map.of(ADDRESS, PUBLIC, "crowsnest.setup.principal-arn", ROLE))
                        .principal())
                .isEqualTo(ROLE);
        assertThatThrownBy(() ->
                        conditions(Map.of(ADDRESS, PUBLIC)).principal().await().indefinitely())
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("it has no AWS identity");
    }

    @Test
    void doesNotWaitForAnIdentityThatNobodyTells() {
        identity = () -> Uni.createFrom().nothing();

        assertThat(reason(Map.of(ADDRESS, PUBLIC))).contains("no AWS identity", "AWS did not answer in time");
    }

    @Test
    void needsAnAddress() {
        assertThat(reason(Map.of())).contains("no public address that AWS could reach: set " + ADDRESS);
    }

    @Test
    void needsHttps() {
        assertThat(reason(Map.of(ADDRESS, "http://crowsnest.example.com")))
                .isEqualTo("Not possible for http://crowsnest.example.com: it is not https, which SNS needs: set "
                        + ADDRESS + ".");
        assertThat(reason(Map.of(ADDRESS, PUBLIC, EVENTS, "http://events.example.com")))
                .contains("http://events.example.com: it is not https", "set " + EVENTS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "crowsnest",
                "crowsnest.internal",
                "Crowsnest.LOCAL",
                "host.local.",
                "10.1.2.3",
                "127.0.0.1",
                "172.16.0.1",
                "172.31.9.9",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "[::1]",
                "[FD00::1]",
                "[fe80::1]"
            })
    void needsAPublicAddress(String host) {
        assertThat(reason(Map.of(ADDRESS, "https://" + host)))
                .contains("https://" + host + ": it is a private address, which AWS cannot reach: set " + ADDRESS);
        assertThat(reason(Map.of(ADDRESS, PUBLIC, EVENTS, "https://" + host))).contains("private", "set " + EVENTS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"172.32.0.1", "100.128.0.1", "11.0.0.1", "crowsnest.example.com.", "[2001:db8::1]"})
    void takesPublicOnes(String host) {
        assertThat(readiness(Map.of(ADDRESS, "https://" + host)).obstacle()).isNull();
    }

    @Test
    void refusesAnAddressOfWhichAPartWouldBeLost() {
        assertThat(reason(Map.of(ADDRESS, PUBLIC + "/crowsnest")))
                .contains("/crowsnest: Crowsnest does not answer below a path: set " + ADDRESS + " without one");
        assertThat(reason(Map.of(ADDRESS, PUBLIC, EVENTS, PUBLIC + "/events"))).contains("below a path: set " + EVENTS);
        assertThat(readiness(Map.of(ADDRESS, PUBLIC + "/")).obstacle()).isNull();
    }

    @Test
    void saysOfAHostThatCannotBeReadThatItIsNone() {
        assertThat(reason(Map.of(ADDRESS, "https://crows_nest.example.com")))
                .contains("it has no host name of letters");
    }

    @Test
    void takesAnyAddressForARegistryOnThisMachine() {
        assertThat(readiness(Map.of(
                                ADDRESS,
                                "http://localhost:8080",
                                "crowsnest.setup.additional-origins",
                                "http://127.0.0.1:5000"))
                        .obstacle())
                .isNull();
    }

    @Test
    void refusesForTheSameReason() {
        var addresses = new SetupAddresses(config(Map.of(ADDRESS, "https://10.0.0.1")));

        assertThatThrownBy(() -> addresses.setup(UUID.randomUUID()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("could not connect a registry for https://10.0.0.1: it is a private address");
    }

    private String reason(Map<String, String> settings) {
        SetupObstacle obstacle = readiness(settings).obstacle();
        return obstacle == null ? "" : obstacle.sentence();
    }

    private SetupReadiness readiness(Map<String, String> settings) {
        return conditions(settings).assessed().await().indefinitely();
    }

    private SetupConditions conditions(Map<String, String> settings) {
        HandshakeConfig config = config(settings);
        return new SetupConditions(new SetupAddresses(config), identity, config);
    }

    private static HandshakeConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withMapping(HandshakeConfig.class)
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(HandshakeConfig.class);
    }
}
