package dev.crowsnest.analyzer.oci.registry;

import com.sun.net.httpserver.HttpExchange;
import dev.crowsnest.analyzer.oci.ImageAccessException.Kind;
import dev.crowsnest.analyzer.oci.ImageManifest;
import dev.crowsnest.analyzer.oci.Manifest;
import dev.crowsnest.testsupport.image.BuiltImage;
import dev.crowsnest.testsupport.image.ImageBuilder;
import dev.crowsnest.testsupport.image.LayerBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static dev.crowsnest.analyzer.oci.registry.FakeRegistry.redirect;
import static dev.crowsnest.analyzer.oci.registry.FakeRegistry.status;
import static dev.crowsnest.analyzer.oci.registry.RegistryClientTest.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

class RegistrySignInTest {

    private static final String REPOSITORY = "shop/api";
    private static final String BASIC =
            "Basic realm=\"https://123.dkr.ecr.eu-west-1.amazonaws.com/\",service=\"ecr.amazonaws.com\"";

    private final BuiltImage image = ImageBuilder.oci()
            .layer(new LayerBuilder().file("etc/motd", "hello").gzip())
            .build();
    private final FakeRegistry registry = FakeRegistry.start().hold(REPOSITORY, "1", image);
    private final FakeRegistry storage = FakeRegistry.start();

    @AfterEach
    void stop() {
        registry.close();
        storage.close();
    }

    @Test
    void showsCredentialOnceTheRegistryAsks() {
        registry.gate(requiring(basic("t1"), BASIC));
        var client = client(() -> credential("t1"));

        var manifest = (ImageManifest) client.manifest("1");
        client.config(manifest);

        assertThat(registry.asked())
                .extracting(FakeRegistry.Asked::authorization)
                .containsExactly("null", basic("t1"), basic("t1"));
    }

    @Test
    void renewsCredentialThatExpired() {
        registry.gate(requiring(basic("new"), BASIC));
        Deque<String> passwords = new ArrayDeque<>(List.of("old", "new"));

        assertThat(client(() -> credential(passwords.remove())).manifest("1")).isInstanceOf(Manifest.class);
    }

    @Test
    void renewsCredentialThatEcrRefusesWith403() {
        registry.gate(exchange -> {
            if (authorization(exchange) == null) {
                status(401, "", "WWW-Authenticate", BASIC).send(exchange);
            } else if (!basic("new").equals(authorization(exchange))) {
                status(
                                403,
                                "{\"errors\":[{\"code\":\"DENIED\",\"message\":\"Your authorization token has expired.\"}]}")
                        .send(exchange);
            }
        });
        Deque<String> passwords = new ArrayDeque<>(List.of("old", "new"));

        assertThat(client(() -> credential(passwords.remove())).manifest("1")).isInstanceOf(Manifest.class);
    }

    @Test
    void renewsCredentialOnlyOnce() {
        registry.gate(requiring("never", BASIC));
        Deque<String> passwords = new ArrayDeque<>(List.of("one", "two"));
        var client = client(() -> credential(passwords.remove()));

        assertFails(() -> client.manifest("1"), Kind.UNAUTHORIZED, "answers 401");
        assertFails(() -> client.manifest("1"), Kind.UNAUTHORIZED, "answers 401");
    }

    @Test
    void refusesWithoutCredentialWhenRegistryAsksForOne() {
        registry.gate(requiring("never", BASIC));

        assertFails(() -> client(RegistryCredential::none).manifest("1"), Kind.UNAUTHORIZED, "answers 401");
        assertThat(registry.asked()).hasSize(1);
    }

    @Test
    void fetchesAnonymousToken() {
        registry.gate(requiring("Bearer t0k3n", bearer("/token")))
                .next("&service=fake", status(200, "{\"token\":\"t0k3n\"}"));
        var client = client(RegistryCredential::none);

        var manifest = (ImageManifest) client.manifest("1");
        client.config(manifest);

        assertThat(registry.asked())
                .extracting(FakeRegistry.Asked::authorization)
                .containsExactly("null", "null", "Bearer t0k3n", "Bearer t0k3n");
        assertThat(registry.paths().get(1)).isEqualTo("/token?scope=repository%3Ashop%2Fapi%3Apull&service=fake");
    }

    @Test
    void fetchesTokenForCredentialAndAnewWhenItExpired() {
        registry.next("&service=fake", token(basic("pw"), "first")).next("&service=fake", token(basic("pw"), "second"));
        registry.gate(requiring("Bearer first", bearer("/token")));
        var client = client(() -> credential("pw"));
        client.manifest("1");
        registry.gate(requiring("Bearer second", bearer("/token")));

        assertThat(client.manifest("1")).isInstanceOf(Manifest.class);
    }

    @Test
    void doesNotShowCredentialToTokenServiceElsewhere() {
        registry.gate(requiring(
                "Bearer x",
                "Bearer realm=\"" + "http://localhost:" + storage.address().getPort() + "/token\",service=\"s\""));

        assertFails(
                () -> client(() -> credential("pw")).manifest("1"),
                Kind.MALFORMED,
                "a token service in another domain, which must not see its credential");
        assertThat(storage.asked()).isEmpty();
    }

    @Test
    void takesNoAddressForANeighbourOfAnother() {
        registry.gate(requiring("Bearer x", "Bearer realm=\"https://126.0.0.1/token\",service=\"s\""));

        assertFails(
                () -> client(() -> credential("pw")).manifest("1"),
                Kind.MALFORMED,
                "a token service in another domain, which must not see its credential");
    }

    @Test
    void refusesTokenServiceWithoutTls() {
        registry.gate(requiring("Bearer x", "Bearer realm=\"http://192.0.2.1/token\""));

        assertFails(() -> client(RegistryCredential::none).manifest("1"), Kind.MALFORMED, "an address without TLS");
    }

    @Test
    void refusesTokenThatWouldWriteHeaders() {
        registry.gate(requiring("Bearer x", bearer("/token")))
                .next("&service=fake", status(200, "{\"token\":\"x\\r\\nHost: evil\"}"));

        assertFails(() -> client(RegistryCredential::none).manifest("1"), Kind.UNAUTHORIZED, "answers 401");
    }

    @Test
    void followsRedirectWithoutItsAuthorization() throws IOException {
        registry.gate(requiring(basic("pw"), BASIC));
        var client = client(() -> credential("pw"));
        var layer = ((ImageManifest) client.manifest("1")).layers().get(0);
        registry.next("/blobs/" + layer.digest(), redirect(storage.address() + "/bucket/blob?X-Amz-Signature=s3cret"));
        storage.next("s3cret", exchange -> {
            byte[] blob = image.layers().get(0).blob();
            exchange.sendResponseHeaders(200, blob.length);
            exchange.getResponseBody().write(blob);
            exchange.close();
        });

        try (var blob = client.blob(layer)) {
            assertThat(blob.readAllBytes()).isEqualTo(image.layers().get(0).blob());
        }
        assertThat(storage.asked())
                .containsExactly(new FakeRegistry.Asked("/bucket/blob?X-Amz-Signature=s3cret", "null"));
    }

    @Test
    void namesNoSignedAddressWhenStorageRefuses() {
        var client = client(RegistryCredential::none);
        var layer = ((ImageManifest) client.manifest("1")).layers().get(0);
        registry.gate(exchange -> {
            if (exchange.getRequestURI().getPath().contains("/blobs/")) {
                redirect(storage.address() + "/b?X-Amz-Signature=s3cret").send(exchange);
            }
        });
        storage.gate(
                status(403, "<Error><Code>AccessDenied</Code><Resource>/b?X-Amz-Signature=s3cret</Resource></Error>"));

        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> client.blob(layer)))
                .hasMessageContaining("answers 403")
                .hasNoCause()
                .message()
                .doesNotContain("s3cret");
    }

    @Test
    void followsFiveRedirectsAndNoMore() {
        var client = client(RegistryCredential::none);
        for (int i = 0; i < 5; i++) {
            registry.next("/manifests/1", redirect("/v2/shop/api/manifests/1"));
        }
        assertThat(client.manifest("1")).isInstanceOf(Manifest.class);

        registry.gate(redirect("/v2/shop/api/manifests/1"));
        assertFails(() -> client.manifest("1"), Kind.MALFORMED, "redirects more than 5 times");
    }

    @Test
    void refusesRedirectsToWhereItDoesNotGo() {
        var client = client(RegistryCredential::none);
        for (String address : List.of(
                "http://192.0.2.1/plain",
                "file:///etc/passwd",
                "ftp://192.0.2.1/x",
                "https://user:pw@192.0.2.1/x",
                "https://10.0.0.1/private",
                "https://192.168.1.1/private",
                "https://169.254.169.254/latest/meta-data/",
                "https://[fd00::1]/private",
                "https://[fe80::1]/link",
                "https://[64:ff9b::a9fe:a9fe]/translated",
                "https://100.64.0.1/carrier",
                "https:///nowhere",
                "http://[",
                "")) {
            registry.next("/manifests/1", redirect(address));

            assertFails(() -> client.manifest("1"), Kind.MALFORMED, "the registry ");
        }
    }

    private RegistryClient client(Supplier<RegistryCredential> credentials) {
        return RegistryClient.open(registry.target(REPOSITORY).withCredentials(credentials));
    }

    private String bearer(String path) {
        return "Bearer realm=\"" + registry.address() + path + "\",service=\"fake\",scope=\"repository:shop/api:pull\"";
    }

    private static RegistryCredential credential(String password) {
        return RegistryCredential.basic("AWS", Secret.of(password));
    }

    private static String basic(String password) {
        byte[] pair = ("AWS:" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    private static FakeRegistry.Answer requiring(String authorization, String challenge) {
        return exchange -> {
            if (!authorization.equals(authorization(exchange))) {
                status(401, "", "WWW-Authenticate", challenge).send(exchange);
            }
        };
    }

    private static FakeRegistry.Answer token(String authorization, String token) {
        return exchange -> {
            boolean known = authorization.equals(authorization(exchange));
            status(known ? 200 : 401, "{\"access_token\":\"" + token + "\"}").send(exchange);
        };
    }

    private static String authorization(HttpExchange exchange) {
        return exchange.getRequestHeaders().getFirst("Authorization");
    }
}
