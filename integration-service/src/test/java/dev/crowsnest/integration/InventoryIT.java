package dev.crowsnest.integration;

import dev.crowsnest.contracts.Topics;
import dev.crowsnest.contracts.event.v1.ArtifactKind;
import dev.crowsnest.contracts.event.v1.ImageArchived;
import dev.crowsnest.contracts.event.v1.ImagePushed;
import dev.crowsnest.contracts.event.v1.ImageRestored;
import dev.crowsnest.contracts.event.v1.RegistryEvent;
import dev.crowsnest.contracts.event.v1.RepositoryDeleted;
import dev.crowsnest.integration.fixture.Browser;
import dev.crowsnest.integration.fixture.Digests;
import dev.crowsnest.integration.fixture.Results;
import dev.crowsnest.integration.fixture.RunningService;
import dev.crowsnest.integration.fixture.TestRegistry;
import dev.crowsnest.integration.fixture.Wire;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.notNullValue;

/** The rules by which an image is the same, is analysed, and is gone. */
@QuarkusTest
class InventoryIT extends RunningService {

    private static final Instant NOW = Instant.now().minusSeconds(3_600);
    private static final String INDEX = "application/vnd.oci.image.index.v1+json";

    private TestRegistry registry;

    @BeforeEach
    void watch() {
        registry = newRegistry(true);
    }

    @Test
    void movesATagFromItsOldDigestToTheNewOne() {
        String old = Digests.next();
        String young = Digests.next();

        registry.push("app", old, "latest", NOW);
        registry.push("app", young, "latest", NOW.plusSeconds(10));

        eventually()
                .until(() -> tags(young).equals(List.of("latest")) && tags(old).isEmpty());
    }

    @Test
    void leavesTheTagWhereItIsWhenAnOlderPushComesLate() {
        String old = Digests.next();
        String young = Digests.next();

        registry.push("app", young, "latest", NOW.plusSeconds(10));
        registry.push("app", old, "latest", NOW);

        eventually().until(() -> state(old) != null);
        assertThat(tags(young)).containsExactly("latest");
        assertThat(tags(old)).isEmpty();
        assertThat(reason(old)).contains("without a tag");
    }

    @Test
    void takesAnEventInOnce() {
        String digest = Digests.next();
        String other = Digests.next();
        String id = UUID.randomUUID().toString();
        RegistryEvent event = registry.event("app", NOW)
                .setImagePushed(ImagePushed.newBuilder().setDigest(digest).setTag("1"))
                .build();

        Wire.send(Topics.REGISTRY_EVENTS, registry.key("app"), event, id, null);
        eventually().until(() -> "WAITING".equals(state(digest)));
        Results.failed(registry, "app", digest, 1, "the registry is gone");
        eventually().until(() -> "FAILED".equals(state(digest)));
        // A push anew would ask again; the same event once more is none.
        Wire.send(Topics.REGISTRY_EVENTS, registry.key("app"), event, id, null);
        registry.push("app", other, "2", NOW.plusSeconds(2));

        eventually().until(() -> "WAITING".equals(state(other)));
        assertThat(state(digest)).isEqualTo("FAILED");
        assertThat(Wire.analysesAsked(registry.id())).hasSize(2);
    }

    @Test
    void analysesAnUntaggedPushOnceATagComes() {
        String digest = Digests.next();

        registry.push("app", digest, "", NOW);
        eventually().until(() -> "NOT_ANALYZED".equals(state(digest)));
        assertThat(Wire.analysesAsked(registry.id())).isEmpty();

        registry.push("app", digest, "1", NOW.plusSeconds(1));
        eventually().until(() -> Wire.analysesAsked(registry.id()).size() == 1);
    }

    @Test
    void givesTheChildrenOfAnIndexTheirResultsWhicheverCameFirst() {
        String index = Digests.next();
        String early = Digests.next();
        String attestation = Digests.next();
        registry.push("app", early, "", NOW);
        registry.push("app", attestation, "", NOW);
        registry.push(
                "app",
                NOW,
                ImagePushed.newBuilder().setDigest(index).setTag("1").setManifestMediaType(INDEX));
        eventually().until(() -> "WAITING".equals(state(index)));

        Results.indexAnalyzed(
                index, Results.platform(early, "linux/amd64", 1), attestation, "it is an attestation, not an image");

        eventually().until(() -> "ANALYZED".equals(state(index)));
        assertThat(state(early)).isEqualTo("ANALYZED");
        assertThat(reason(attestation)).contains("it is an attestation");
        assertThat(Wire.analysesAsked(registry.id())).hasSize(1);

        String again = Digests.next();
        String late = Digests.next();
        registry.push("app", again, "2", NOW);
        eventually().until(() -> "WAITING".equals(state(again)));
        Results.analyzed(again, 1, ArtifactKind.ARTIFACT_KIND_INDEX, Results.platform(late, "linux/arm64", 1));
        eventually().until(() -> "ANALYZED".equals(state(again)));
        registry.push("app", late, "", NOW);
        eventually().until(() -> "ANALYZED".equals(state(late)));
    }

    @Test
    void failsForTheRepositoryAloneThatCouldNotBeRead() {
        String digest = Digests.next();
        registry.push("broken", digest, "1", NOW);
        registry.push("sound", digest, "1", NOW);
        eventually().until(() -> Wire.analysesAsked(registry.id()).size() == 2);

        Results.failed(registry, "broken", digest, 1, "could not fetch the manifest: denied");
        eventually().until(() -> "FAILED".equals(stateIn("broken", digest)));

        assertThat(stateIn("sound", digest)).isEqualTo("WAITING");
        Results.analyzed(digest, 2, 0);
        eventually().until(() -> "ANALYZED".equals(stateIn("sound", digest)));
    }

    @Test
    void bringsCountsUpToDateWhenAdvisoriesChange() {
        String digest = Digests.next();
        registry.push("app", digest, "1", NOW);
        eventually().until(() -> "WAITING".equals(state(digest)));
        Results.analyzed(digest, 1, 0);
        eventually().until(() -> "ANALYZED".equals(state(digest)));

        Results.recounted(digest, 2, 9);

        eventually()
                .until(() -> asOwner()
                                .get("/api/v1/images?severity=CRITICAL&digest=" + digest)
                                .<List<Object>>path("items")
                                .size()
                        == 1);
    }

    @Test
    void showsAnArtifactAsWhatItIs() {
        String digest = Digests.next();

        registry.push(
                "charts",
                NOW,
                ImagePushed.newBuilder()
                        .setDigest(digest)
                        .setTag("1")
                        .setArtifactMediaType("application/vnd.cncf.helm.config.v1+json"));

        eventually().until(() -> "NOT_ANALYZED".equals(state(digest)));
        assertThat(reason(digest)).isEqualTo("it is a Helm chart, not an image");
        assertThat(Wire.analysesAsked(registry.id())).isEmpty();
    }

    @Test
    void deletesAnImageWithItsLastTagAndTellsThatNobodyHoldsIt() {
        String digest = Digests.next();
        registry.push("app", digest, "1", NOW);
        registry.push("app", digest, "2", NOW);

        registry.delete("app", digest, "1", NOW.plusSeconds(1));
        eventually().until(() -> tags(digest).equals(List.of("2")));
        assertThat(state(digest)).isEqualTo("WAITING");

        registry.delete("app", digest, "2", NOW.plusSeconds(2));
        eventually().until(() -> "DELETED".equals(state(digest)));
        eventually()
                .until(() -> Wire.requests(registry.id())
                        .anyMatch(request ->
                                request.getImageForgotten().getDigest().equals(digest)));
    }

    @Test
    void asksAgainForAnImageThatComesBackAfterItWasDeletedOnItsWay() {
        String digest = Digests.next();
        registry.push("app", digest, "1", NOW);
        eventually().until(() -> Wire.analysesAsked(registry.id()).size() == 1);
        registry.delete("app", digest, "1", NOW.plusSeconds(1));
        eventually().until(() -> "DELETED".equals(state(digest)));

        registry.push("app", digest, "1", NOW.plusSeconds(2));

        eventually().until(() -> Wire.analysesAsked(registry.id()).size() == 2);
        assertThat(state(digest)).isEqualTo("WAITING");
    }

    @Test
    void deletesAllImagesWithTheirRepository() {
        String digest = Digests.next();
        registry.push("gone", digest, "1", NOW);

        registry.send(
                "gone",
                registry.event("gone", NOW.plusSeconds(1))
                        .setRepositoryDeleted(RepositoryDeleted.getDefaultInstance()));

        eventually().until(() -> "DELETED".equals(state(digest)));
    }

    @Test
    void saysThatAnArchivedImageCannotBePulled() {
        String digest = Digests.next();

        registry.send(
                "app",
                registry.event("app", NOW.plusSeconds(1))
                        .setImageArchived(ImageArchived.newBuilder().setDigest(digest)));
        registry.push("app", digest, "1", NOW);

        eventually().until(() -> tags(digest).equals(List.of("1")));
        assertThat(state(digest)).isEqualTo("ARCHIVED");
        assertThat(Wire.analysesAsked(registry.id())).isEmpty();
    }

    @Test
    void analysesAnImageThatFailedAndWasArchivedOnceItIsRestored() {
        String digest = Digests.next();
        registry.push("app", digest, "1", NOW);
        eventually().until(() -> "WAITING".equals(state(digest)));
        Results.failed(registry, "app", digest, 1, "could not fetch the manifest: archived");
        eventually().until(() -> "FAILED".equals(state(digest)));
        registry.send(
                "app",
                registry.event("app", NOW.plusSeconds(1))
                        .setImageArchived(ImageArchived.newBuilder().setDigest(digest)));
        eventually().until(() -> "ARCHIVED".equals(state(digest)));
        assertThat(reason(digest)).contains("it cannot be pulled before it is restored");

        registry.send(
                "app",
                registry.event("app", NOW.plusSeconds(2))
                        .setImageRestored(ImageRestored.newBuilder().setDigest(digest)));

        eventually().until(() -> Wire.analysesAsked(registry.id()).size() == 2);
        assertThat(state(digest)).isEqualTo("WAITING");
    }

    @Test
    void asksAgainForWhatFailedWhileItWasInTheArchiveAlsoWhenTheFailureIsToldLater() {
        String digest = Digests.next();
        registry.push("app", digest, "1", NOW);
        eventually().until(() -> "WAITING".equals(state(digest)));
        registry.send(
                "app",
                registry.event("app", Instant.now().plusSeconds(1))
                        .setImageRestored(ImageRestored.newBuilder().setDigest(digest)));
        registry.push("app", Digests.next(), "after", NOW);
        eventually().until(() -> Wire.analysesAsked(registry.id()).size() == 2);

        Results.failed(registry, "app", digest, 1, "could not fetch the manifest: archived");

        eventually().until(() -> Wire.analysesAsked(registry.id()).size() == 3);
        assertThat(state(digest)).isEqualTo("WAITING");
    }

    @Test
    void showsNoMoreARepositoryThatWasDeletedAndKeepsItsHistory() {
        String digest = Digests.next();
        String name = "gone/" + UUID.randomUUID();
        registry.push(name, digest, "1", NOW);
        eventually().until(() -> "WAITING".equals(state(digest)));
        var member = Browser.of(asOwner(), "member");
        member.get("/repositories?q=" + name).then().body(containsString(">" + name + "</a>"));

        registry.send(
                name,
                registry.event(name, NOW.plusSeconds(1)).setRepositoryDeleted(RepositoryDeleted.getDefaultInstance()));
        eventually().until(() -> "DELETED".equals(state(digest)));

        member.get("/repositories?q=" + name).then().body(containsString("No repository is like that"));
        member.get("/images/" + digest).then().statusCode(200).body(containsString("deleted from its repository"));
        asOwner().get("/api/v1/repositories?name=" + name).then().body("items[0].deletedAt", notNullValue());
    }

    private static String stateIn(String repository, String digest) {
        return asOwner()
                .get("/api/v1/images?repository=" + repository + "&digest=" + digest)
                .path("items[0].state");
    }

    private static String state(String digest) {
        return asOwner().get("/api/v1/images?digest=" + digest).path("items[0].state");
    }

    private static String reason(String digest) {
        return asOwner().get("/api/v1/images?digest=" + digest).path("items[0].reason");
    }

    private static List<String> tags(String digest) {
        List<String> tags = asOwner().get("/api/v1/images?digest=" + digest).path("items[0].tags");
        return tags == null ? List.of() : tags;
    }
}
