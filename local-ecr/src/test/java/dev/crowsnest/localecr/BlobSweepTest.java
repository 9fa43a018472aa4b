package dev.crowsnest.localecr;

import dev.crowsnest.localecr.registry.Digest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class BlobSweepTest {

    private static final String REPOSITORY = "team/app";
    private static final SmallImage KEPT = SmallImage.of("kept");
    private static final SmallImage DELETED = SmallImage.of("deleted");
    private static final byte[] UNFINISHED = "a blob without a manifest".getBytes(StandardCharsets.UTF_8);

    private final SettableClock clock = new SettableClock();

    @Test
    void removesADayLaterWhatNoImageNamesAndNothingElse(@TempDir Path directory) {
        try (var ecr = start(directory)) {
            var user = new RegistryUser(ecr.registryUri());
            user.push(REPOSITORY, "kept", KEPT);
            user.push(REPOSITORY, "deleted", DELETED);
            user.push("other/app", "shared", KEPT);
            user.pushBlob(REPOSITORY, UNFINISHED);
            assertThat(user.send("DELETE", "/v2/team/app/manifests/deleted", new byte[0])
                            .statusCode())
                    .isEqualTo(202);
        }
        try (var ecr = start(directory)) {
            assertThat(status(ecr, DELETED.layer())).as("not before a day").isNotEqualTo(404);
        }
        clock.advance(Duration.ofHours(25));
        try (var ecr = start(directory)) {
            assertThat(status(ecr, DELETED.layer())).isEqualTo(404);
            assertThat(status(ecr, UNFINISHED)).isEqualTo(404);
            assertThat(status(ecr, KEPT.layer())).isNotEqualTo(404);
            var user = new RegistryUser(ecr.registryUri());
            assertThat(user.get("/v2/other/app/manifests/shared").body()).isEqualTo(KEPT.manifest());
            user.push(REPOSITORY, "again", DELETED);
        }
    }

    private LocalEcr start(Path directory) {
        return LocalEcr.start(LocalEcrConfig.in(directory).clock(clock).build());
    }

    private static int status(LocalEcr ecr, byte[] blob) {
        var path = "/v2/team/app/blobs/" + Digest.of(blob);
        return new RegistryUser(ecr.registryUri()).get(path).statusCode();
    }
}
