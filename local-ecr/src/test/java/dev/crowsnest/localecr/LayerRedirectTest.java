package dev.crowsnest.localecr;

import dev.crowsnest.localecr.traffic.Fault;
import dev.crowsnest.localecr.traffic.RequestPattern;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.crowsnest.localecr.RegistryUser.header;
import static dev.crowsnest.localecr.RegistryUser.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LayerRedirectTest {

    private static final SmallImage IMAGE = SmallImage.of("a layer of some length");
    private static final String BLOB = "/v2/team/app/blobs/" + IMAGE.layerDigest();

    private static final int MORE_THAN_THE_CLIENT_TRIES = 20;

    private static LocalEcr ecr;
    private static RegistryUser user;

    @BeforeAll
    static void start(@TempDir Path directory) {
        ecr = LocalEcr.start(LocalEcrConfig.in(directory).build());
        user = new RegistryUser(ecr.registryUri());
        user.push("team/app", "v1", IMAGE);
    }

    @AfterAll
    static void stop() {
        ecr.close();
    }

    @AfterEach
    void clearFaults() {
        ecr.faults().clear();
    }

    @Test
    void sendsPullersToASignedAddressOnAnotherHost() {
        var redirect = user.get(BLOB);

        assertThat(redirect.statusCode()).isEqualTo(307);
        var location = URI.create(header(redirect, "Location"));
        assertThat(location.getHost()).isEqualTo("localhost");
        assertThat(user.get(location.toString()).body()).isEqualTo(IMAGE.layer());
    }

    @Test
    void refusesAuthorizationAtTheSignedAddressAsS3Does() {
        var location = header(user.get(BLOB), "Location");

        var answer = user.get(location, "Authorization", "Basic QVdTOnRva2Vu");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(text(answer)).contains("Only one auth mechanism allowed");
    }

    @Test
    void refusesAddressThatWasNotSignedHere() {
        var location = header(user.get(BLOB), "Location");

        assertThat(user.get(location.replace("Signature=", "Signature=x")).statusCode())
                .isEqualTo(403);
        assertThat(user.get(location.replaceFirst("Expires-At=\\d", "Expires-At=9"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void countsRequestsAndDownloadsOfABlobSinceAMark() {
        var mark = ecr.requests().mark();

        var location = header(user.get(BLOB), "Location");
        user.get(location);
        user.get(location, "Range", "bytes=0-3");

        var digest = IMAGE.layerDigest().toString();
        assertThat(ecr.requests().blobRequests(mark, digest)).isEqualTo(1);
        assertThat(ecr.requests().blobDownloads(mark, digest)).isEqualTo(2);
        assertThat(ecr.requests().blobBytes(mark)).isEqualTo(IMAGE.layer().length + 4);
        assertThat(ecr.requests().since(mark).get(2).range()).contains("bytes=0-3");
        assertThat(ecr.requests().since(mark))
                .allSatisfy(request -> assertThat(request.path()).doesNotContain("Signature"));
    }

    @Test
    void throttlesWhatATestOrders() {
        ecr.faults().throttle(RequestPattern.of("GET /v2/.+/blobs/"), 1, Duration.ofSeconds(3));

        var refused = user.get(BLOB);

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(header(refused, "Retry-After")).isEqualTo("3");
        assertThat(text(refused)).contains("TOOMANYREQUESTS");
        assertThat(user.get(BLOB).statusCode()).isEqualTo(307);
    }

    @Test
    void answersWithTheStatusATestOrders() {
        ecr.faults().inject(RequestPattern.of("GET /v2/"), new Fault.Status(503, Optional.empty()), 2);

        assertThat(user.get(BLOB).statusCode()).isEqualTo(503);
        assertThat(user.get("/v2/team/app/manifests/v1").statusCode()).isEqualTo(503);
        assertThat(user.get(BLOB).statusCode()).isEqualTo(307);
    }

    @Test
    void sendsOtherBytesOfTheSameLength() {
        var location = header(user.get(BLOB), "Location");
        ecr.faults().inject(RequestPattern.of("GET /_layers/"), new Fault.WrongBytes(), 1);

        var wrong = user.get(location).body();

        assertThat(wrong).hasSameSizeAs(IMAGE.layer()).isNotEqualTo(IMAGE.layer());
        assertThat(user.get(location).body()).isEqualTo(IMAGE.layer());
    }

    @Test
    void sendsAManifestThatReadsTheSameUnderAnotherDigest() {
        ecr.faults().inject(RequestPattern.of("GET /v2/.+/manifests/"), new Fault.WrongBytes(), 1);

        assertThat(user.get("/v2/team/app/manifests/v1").body()).isNotEqualTo(IMAGE.manifest());
    }

    @Test
    void closesTheConnectionInTheMiddleOrAtOnce() {
        var location = header(user.get(BLOB), "Location");
        ecr.faults().inject(RequestPattern.of("GET /_layers/"), new Fault.Truncate(5), 1);
        ecr.faults().inject(RequestPattern.of("GET /v2/"), new Fault.Drop(), MORE_THAN_THE_CLIENT_TRIES);

        assertThatThrownBy(() -> user.get(location)).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> user.get("/v2/")).isInstanceOf(UncheckedIOException.class);
    }
}
