package dev.crowsnest.localecr;

import dev.crowsnest.localecr.registry.Images;
import dev.crowsnest.localecr.registry.MediaTypes;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.crowsnest.localecr.RegistryUser.header;
import static dev.crowsnest.localecr.RegistryUser.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class ManifestTest {

    private static final byte[] NOTHING = new byte[0];

    private static LocalEcr ecr;
    private static RegistryUser user;

    @BeforeAll
    static void start(@TempDir Path directory) {
        ecr = LocalEcr.start(LocalEcrConfig.in(directory).build());
        user = new RegistryUser(ecr.registryUri());
    }

    @AfterAll
    static void stop() {
        ecr.close();
    }

    @Test
    void givesBackTheBytesThatWerePushedByTagAndByDigest() {
        var image = SmallImage.of("bytes");
        user.push("team/app", "v1", image);

        for (var reference : new String[] {"v1", image.digest().toString()}) {
            var answer = user.get("/v2/team/app/manifests/" + reference);
            assertThat(answer.body()).isEqualTo(image.manifest());
            assertThat(header(answer, "Content-Type")).isEqualTo(MediaTypes.OCI_MANIFEST);
            assertThat(header(answer, "Docker-Content-Digest"))
                    .isEqualTo(image.digest().toString());
        }
        var head = user.send("HEAD", "/v2/team/app/manifests/v1", NOTHING);
        assertThat(header(head, "Content-Length")).isEqualTo("" + image.manifest().length);
    }

    @Test
    void refusesManifestWhoseLayerIsMissing() {
        var image = SmallImage.of("missing layer");
        user.pushBlob("team/missing", image.config());

        var answer = user.putManifest("team/missing", "v1", MediaTypes.OCI_MANIFEST, image.manifest());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(text(answer))
                .contains("MANIFEST_BLOB_UNKNOWN")
                .contains(image.layerDigest().hex());
    }

    @Test
    void takesIndexOnceItsChildrenAreThere() {
        var child = SmallImage.of("child");
        var index = """
                {"schemaVersion":2,"mediaType":"%s","manifests":[{"mediaType":"%s","digest":"%s","size":%d}]}""".formatted(
                        MediaTypes.OCI_INDEX, MediaTypes.OCI_MANIFEST, child.digest(), child.manifest().length)
                .getBytes(UTF_8);

        var early = user.putManifest("team/index", "v1", MediaTypes.OCI_INDEX, index);
        user.push("team/index", child.digest().toString(), child);
        var late = user.putManifest("team/index", "v1", MediaTypes.OCI_INDEX, index);

        assertThat(text(early)).contains("MANIFEST_BLOB_UNKNOWN");
        assertThat(late.statusCode()).isEqualTo(201);
        var deletion = user.send("DELETE", "/v2/team/index/manifests/" + child.digest(), NOTHING);
        assertThat(deletion.statusCode()).isEqualTo(403);
    }

    @Test
    void refusesWhatIsNoManifest() {
        var image = SmallImage.of("refused");
        user.push("team/refused", "v1", image);

        assertThat(text(user.putManifest("team/refused", "v2", MediaTypes.OCI_MANIFEST, "nonsense".getBytes(UTF_8))))
                .contains("MANIFEST_INVALID");
        assertThat(text(user.putManifest("team/refused", "v2", MediaTypes.DOCKER_MANIFEST, image.manifest())))
                .contains("MANIFEST_INVALID");
        var both = SmallImage.of("refused", ",\"manifests\":[]");
        assertThat(text(user.putManifest("team/refused", "v2", MediaTypes.OCI_MANIFEST, both.manifest())))
                .contains("manifest and an index");
        var other = "sha256:" + "0".repeat(64);
        assertThat(text(user.putManifest("team/refused", other, MediaTypes.OCI_MANIFEST, image.manifest())))
                .contains("DIGEST_INVALID");
    }

    @Test
    void refusesManifestBeyondTheLimit() {
        var answer =
                user.putManifest("team/large", "v1", MediaTypes.OCI_MANIFEST, new byte[Images.LARGEST_MANIFEST + 1]);

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(text(answer)).contains("SIZE_INVALID");
    }

    @Test
    void listsTagsPageByPage() {
        var image = SmallImage.of("tags");
        for (var tag : new String[] {"c", "a", "b"}) {
            user.push("team/tags", tag, image);
        }

        var first = user.get("/v2/team/tags/tags/list?n=2");
        assertThat(text(first)).isEqualTo("{\"name\":\"team/tags\",\"tags\":[\"a\",\"b\"]}");
        var next = header(first, "Link").replaceAll("<(.*)>.*", "$1");
        var second = user.get(next);
        assertThat(text(second)).contains("[\"c\"]");
        assertThat(header(second, "Link")).isEmpty();
        assertThat(text(user.get("/v2/_catalog"))).contains("team/tags");
    }

    @Test
    void listsWhatRefersToAnImage() {
        var image = SmallImage.of("subject");
        user.push("team/referrers", "v1", image);
        var signature = SmallImage.of(
                "signature", """
                ,"artifactType":"application/vnd.example.signature","annotations":{"made":"here"},
                 "subject":{"mediaType":"%s","digest":"%s","size":%d}""".formatted(MediaTypes.OCI_MANIFEST, image.digest(), image.manifest().length));
        user.pushBlob("team/referrers", signature.layer());

        var pushed = user.putManifest(
                "team/referrers", signature.digest().toString(), MediaTypes.OCI_MANIFEST, signature.manifest());

        assertThat(header(pushed, "OCI-Subject")).isEqualTo(image.digest().toString());
        var path = "/v2/team/referrers/referrers/" + image.digest();
        assertThat(text(user.get(path)))
                .contains(signature.digest().toString())
                .contains("application/vnd.example.signature")
                .contains("\"made\":\"here\"");
        var filtered = user.get(path + "?artifactType=application/other");
        assertThat(text(filtered)).contains("\"manifests\":[]");
        assertThat(header(filtered, "OCI-Filters-Applied")).isEqualTo("artifactType");
    }

    @Test
    void keepsImageUntilItsLastTagIsDeleted() {
        var image = SmallImage.of("two tags");
        user.push("team/delete", "v1", image);
        user.push("team/delete", "v2", image);

        assertThat(user.send("DELETE", "/v2/team/delete/manifests/v1", NOTHING).statusCode())
                .isEqualTo(202);
        assertThat(user.get("/v2/team/delete/manifests/" + image.digest()).statusCode())
                .isEqualTo(200);
        user.send("DELETE", "/v2/team/delete/manifests/v2", NOTHING);
        assertThat(text(user.get("/v2/team/delete/manifests/" + image.digest())))
                .contains("MANIFEST_UNKNOWN");
    }

    @Test
    void refusesToGiveAnArchivedImageUntilItIsRestored() {
        var image = SmallImage.of("archived");
        user.push("team/archive", "v1", image);

        ecr.archive("team/archive", "v1");
        assertThat(user.get("/v2/team/archive/manifests/v1").statusCode()).isEqualTo(403);
        ecr.restore("team/archive", "v1");
        assertThat(user.get("/v2/team/archive/manifests/v1").statusCode()).isEqualTo(200);
    }
}
