package dev.crowsnest.localecr;

import dev.crowsnest.localecr.registry.Digest;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.crowsnest.localecr.RegistryUser.header;
import static dev.crowsnest.localecr.RegistryUser.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class UploadTest {

    private static final byte[] NOTHING = new byte[0];

    private static LocalEcr ecr;
    private static RegistryUser user;

    @BeforeAll
    static void start(@TempDir Path directory) {
        ecr = LocalEcr.start(LocalEcrConfig.in(directory).redirectLayers(false).build());
        user = new RegistryUser(ecr.registryUri());
    }

    @AfterAll
    static void stop() {
        ecr.close();
    }

    @Test
    void takesBlobInPiecesAndSaysHowFarItIs() {
        var upload = header(user.send("POST", "/v2/team/pieces/blobs/uploads/", NOTHING), "Location");

        var first = user.send("PATCH", upload, "hello ".getBytes(UTF_8), "Content-Range", "0-5");
        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(header(first, "Range")).isEqualTo("0-5");
        assertThat(header(user.get(upload), "Range")).isEqualTo("0-5");
        var second = user.send("PATCH", upload, "wor".getBytes(UTF_8), "Content-Range", "6-8");
        assertThat(second.statusCode()).isEqualTo(202);
        var digest = Digest.of("hello world".getBytes(UTF_8));
        var last = user.send("PUT", upload + "?digest=" + digest, "ld".getBytes(UTF_8));

        assertThat(last.statusCode()).as(text(last)).isEqualTo(201);
        assertThat(text(user.get("/v2/team/pieces/blobs/" + digest))).isEqualTo("hello world");
    }

    @Test
    void refusesPieceThatLeavesAGapAndCanBeResumed() {
        var upload = header(user.send("POST", "/v2/team/gap/blobs/uploads/", NOTHING), "Location");
        user.send("PATCH", upload, "abc".getBytes(UTF_8), "Content-Range", "0-2");

        var gap = user.send("PATCH", upload, "xyz".getBytes(UTF_8), "Content-Range", "7-9");

        assertThat(gap.statusCode()).isEqualTo(416);
        assertThat(header(gap, "Range")).isEqualTo("0-2");
        var digest = Digest.of("abcd".getBytes(UTF_8));
        var finished = user.send("PUT", upload + "?digest=" + digest, "d".getBytes(UTF_8), "Content-Range", "3-3");
        assertThat(finished.statusCode()).as(text(finished)).isEqualTo(201);
    }

    @Test
    void takesLargeBlobAtOnce() {
        var content = new byte[20 * 1024 * 1024];
        new Random(7).nextBytes(content);

        user.pushBlob("team/large", content);

        var answer = user.get("/v2/team/large/blobs/" + Digest.of(content));
        assertThat(answer.body()).isEqualTo(content);
    }

    @Test
    void refusesBlobWithAnotherDigestAndForgetsTheUpload() {
        var other = Digest.of("other".getBytes(UTF_8));

        var answer = user.send("POST", "/v2/team/wrong/blobs/uploads/?digest=" + other, "this".getBytes(UTF_8));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(text(answer)).contains("DIGEST_INVALID");
        assertThat(user.get("/v2/team/wrong/blobs/" + other).statusCode()).isEqualTo(404);
    }

    @Test
    void forgetsCancelledUpload() {
        var upload = header(user.send("POST", "/v2/team/cancel/blobs/uploads/", NOTHING), "Location");

        assertThat(user.send("DELETE", upload, NOTHING).statusCode()).isEqualTo(204);

        assertThat(text(user.get(upload))).contains("BLOB_UPLOAD_UNKNOWN");
    }

    @Test
    void mountsBlobOfAnotherRepositoryOnly() {
        var content = "shared".getBytes(UTF_8);
        var digest = Digest.of(content);
        user.pushBlob("team/source", content);

        assertThat(user.get("/v2/team/source/blobs/" + digest).statusCode()).isEqualTo(200);
        assertThat(user.get("/v2/team/target/blobs/" + digest).statusCode()).isEqualTo(404);
        var mounted = user.send("POST", "/v2/team/target/blobs/uploads/?from=team/source&mount=" + digest, NOTHING);
        assertThat(mounted.statusCode()).isEqualTo(201);
        assertThat(user.get("/v2/team/target/blobs/" + digest).statusCode()).isEqualTo(200);
        var unknown = user.send("POST", "/v2/team/target/blobs/uploads/?from=team/none&mount=" + digest, NOTHING);
        assertThat(unknown.statusCode()).isEqualTo(202);
    }

    @Test
    void sendsThePartThatIsAskedFor() {
        var blob = "/v2/team/range/blobs/" + Digest.of("0123456789".getBytes(UTF_8));
        user.pushBlob("team/range", "0123456789".getBytes(UTF_8));

        var middle = user.get(blob, "Range", "bytes=2-4");
        assertThat(middle.statusCode()).isEqualTo(206);
        assertThat(text(middle)).isEqualTo("234");
        assertThat(header(middle, "Content-Range")).isEqualTo("bytes 2-4/10");
        assertThat(text(user.get(blob, "Range", "bytes=7-"))).isEqualTo("789");
        assertThat(text(user.get(blob, "Range", "bytes=-2"))).isEqualTo("89");
        assertThat(text(user.get(blob, "Range", "bytes=5-2"))).isEqualTo("0123456789");
        assertThat(user.get(blob, "Range", "bytes=10-").statusCode()).isEqualTo(416);
    }

    @Test
    void refusesNamesThatEcrRefuses() {
        for (var name : new String[] {"Upper/case", "a", "team/app-", "-dash", "a".repeat(257)}) {
            var answer = user.send("POST", "/v2/" + name + "/blobs/uploads/", NOTHING);
            assertThat(answer.statusCode()).as(name).isEqualTo(400);
            assertThat(text(answer)).contains("NAME_INVALID");
        }
    }
}
