package dev.crowsnest.localecr;

import dev.crowsnest.localecr.registry.MediaTypes;
import dev.crowsnest.localecr.traffic.RequestPattern;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.ImageDetail;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.ImageNotFoundException;
import software.amazon.awssdk.services.ecr.model.ImageStatus;
import software.amazon.awssdk.services.ecr.model.ImageStatusFilter;
import software.amazon.awssdk.services.ecr.model.LayerAvailability;
import software.amazon.awssdk.services.ecr.model.LayersNotFoundException;
import software.amazon.awssdk.services.ecr.model.RepositoryAlreadyExistsException;
import software.amazon.awssdk.services.ecr.model.RepositoryNotEmptyException;
import software.amazon.awssdk.services.ecr.model.RepositoryNotFoundException;
import software.amazon.awssdk.services.ecr.model.TagStatus;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AwsSdkTest {

    private static LocalEcr local;
    private static AwsClients clients;
    private static EcrClient ecr;
    private static RegistryUser user;

    @BeforeAll
    static void start(@TempDir Path directory) {
        local = LocalEcr.start(LocalEcrConfig.in(directory).build());
        clients = AwsClients.of(local, "AKIATEST");
        ecr = clients.ecr();
        user = new RegistryUser(local.registryUri());
    }

    @AfterAll
    static void stop() {
        ecr.close();
        local.close();
    }

    @Test
    void createsDescribesAndDeletesRepositories() {
        var created = ecr.createRepository(r -> r.repositoryName("life/cycle")).repository();
        assertThat(created.repositoryArn()).isEqualTo("arn:aws:ecr:eu-central-1:123456789012:repository/life/cycle");
        assertThat(created.repositoryUri()).isEqualTo(local.registryUri().getAuthority() + "/life/cycle");
        assertThatThrownBy(() -> ecr.createRepository(r -> r.repositoryName("life/cycle")))
                .isInstanceOf(RepositoryAlreadyExistsException.class);

        user.push("life/cycle", "v1", SmallImage.of("cycle"));
        assertThatThrownBy(() -> ecr.deleteRepository(r -> r.repositoryName("life/cycle")))
                .isInstanceOf(RepositoryNotEmptyException.class);
        ecr.deleteRepository(r -> r.repositoryName("life/cycle").force(true));

        assertThatThrownBy(() -> ecr.describeRepositories(r -> r.repositoryNames("life/cycle")))
                .isInstanceOf(RepositoryNotFoundException.class);
    }

    @Test
    void pagesThroughRepositories() {
        for (var i = 0; i < 5; i++) {
            var name = "paged/" + i;
            ecr.createRepository(r -> r.repositoryName(name));
        }

        var names = ecr.describeRepositoriesPaginator(r -> r.maxResults(2)).repositories().stream()
                .map(repository -> repository.repositoryName())
                .filter(name -> name.startsWith("paged/"));

        assertThat(names).containsExactly("paged/0", "paged/1", "paged/2", "paged/3", "paged/4");
    }

    @Test
    void describesAndListsImages() {
        var image = SmallImage.of("described");
        var untagged = SmallImage.of("untagged");
        user.push("images/list", "v1", image);
        user.push("images/list", "v2", image);
        user.push("images/list", untagged.digest().toString(), untagged);

        var detail = ecr.describeImages(r -> r.repositoryName("images/list").imageIds(id -> id.imageTag("v1")))
                .imageDetails()
                .get(0);
        assertThat(detail.imageDigest()).isEqualTo(image.digest().toString());
        assertThat(detail.imageTags()).containsExactly("v1", "v2");
        assertThat(detail.imageSizeInBytes()).isEqualTo(image.size());
        assertThat(detail.imageManifestMediaType()).isEqualTo(MediaTypes.OCI_MANIFEST);
        assertThat(detail.imagePushedAt()).isNotNull();

        assertThat(ecr.describeImagesPaginator(
                                r -> r.repositoryName("images/list").maxResults(1))
                        .imageDetails())
                .hasSize(2);
        assertThat(ecr.listImagesPaginator(r -> r.repositoryName("images/list").maxResults(1))
                        .imageIds())
                .hasSize(3);
        assertThat(ecr.listImages(r -> r.repositoryName("images/list").filter(f -> f.tagStatus(TagStatus.UNTAGGED)))
                        .imageIds())
                .extracting(ImageIdentifier::imageDigest)
                .containsExactly(untagged.digest().toString());
        assertThatThrownBy(() ->
                        ecr.describeImages(r -> r.repositoryName("images/list").imageIds(id -> id.imageTag("none"))))
                .isInstanceOf(ImageNotFoundException.class);
    }

    @Test
    void listsArchivedImagesOnlyWhenAsked() {
        user.push("images/archive", "v1", SmallImage.of("kept"));
        user.push("images/archive", "v2", SmallImage.of("put aside"));
        local.archive("images/archive", "v2");

        assertThat(ecr.describeImages(r -> r.repositoryName("images/archive")).imageDetails())
                .extracting(ImageDetail::imageStatus)
                .containsExactly(ImageStatus.ACTIVE);
        assertThat(ecr.describeImages(r ->
                                r.repositoryName("images/archive").filter(f -> f.imageStatus(ImageStatusFilter.ANY)))
                        .imageDetails())
                .extracting(ImageDetail::imageStatus)
                .containsExactlyInAnyOrder(ImageStatus.ACTIVE, ImageStatus.ARCHIVED);
    }

    @Test
    void listsImagesThatAreOnlyHeld() {
        var digests = local.hold("images/held", 3, Instant.parse("2026-11-24T12:00:00Z"));

        assertThat(ecr.describeImagesPaginator(
                                r -> r.repositoryName("images/held").maxResults(2))
                        .imageDetails())
                .extracting(ImageDetail::imageDigest)
                .containsExactlyInAnyOrderElementsOf(digests);
    }

    @Test
    void getsAndDeletesImagesInBatches() {
        var image = SmallImage.of("batch");
        user.push("images/batch", "v1", image);
        user.push("images/batch", "v2", image);

        var got = ecr.batchGetImage(
                r -> r.repositoryName("images/batch").imageIds(id -> id.imageTag("v1"), id -> id.imageTag("none")));
        assertThat(got.images().get(0).imageManifest()).isEqualTo(new String(image.manifest(), UTF_8));
        assertThat(got.failures().get(0).failureCodeAsString()).isEqualTo("ImageNotFound");

        var deleted = ecr.batchDeleteImage(r -> r.repositoryName("images/batch")
                .imageIds(id -> id.imageDigest(image.digest().toString())));
        assertThat(deleted.imageIds()).extracting(ImageIdentifier::imageTag).containsExactly("v1", "v2");
        assertThat(ecr.listImages(r -> r.repositoryName("images/batch")).imageIds())
                .isEmpty();
    }

    @Test
    void givesSignedAddressesOfLayers() {
        var image = SmallImage.of("layer by address");
        user.push("images/layers", "v1", image);
        var digest = image.layerDigest().toString();

        var url = ecr.getDownloadUrlForLayer(
                        r -> r.repositoryName("images/layers").layerDigest(digest))
                .downloadUrl();
        assertThat(user.get(url).body()).isEqualTo(image.layer());

        var none = "sha256:" + "0".repeat(64);
        var layers = ecr.batchCheckLayerAvailability(
                        r -> r.repositoryName("images/layers").layerDigests(digest, none))
                .layers();
        assertThat(layers.get(0).layerAvailability()).isEqualTo(LayerAvailability.AVAILABLE);
        assertThat(layers.get(0).layerSize()).isEqualTo(image.layer().length);
        assertThat(layers.get(1).layerAvailability()).isEqualTo(LayerAvailability.UNAVAILABLE);
        assertThatThrownBy(() -> ecr.getDownloadUrlForLayer(
                        r -> r.repositoryName("images/layers").layerDigest(none)))
                .isInstanceOf(LayersNotFoundException.class);
    }

    @Test
    void handsOutATokenForTheRegistry() {
        var authorization = ecr.getAuthorizationToken().authorizationData().get(0);

        assertThat(URI.create(authorization.proxyEndpoint())).isEqualTo(local.registryUri());
        assertThat(authorization.expiresAt()).isAfter(Instant.now().plus(Duration.ofHours(11)));
    }

    @Test
    void throttlesSoThatTheSdkTriesAgain() {
        local.faults().throttle(RequestPattern.of("ecr:DescribeRepositories"), 1, Duration.ofSeconds(1));
        var mark = local.requests().mark();

        ecr.describeRepositories();

        assertThat(local.requests().since(mark))
                .extracting(request -> request.operation().orElse("") + " " + request.status())
                .containsExactly("ecr:DescribeRepositories 400", "ecr:DescribeRepositories 200");
    }

    @Test
    void keepsSecretsWithTheirPreviousValue() {
        try (var secrets = clients.secrets()) {
            var arn = secrets.createSecret(r -> r.name("team/key").secretString("one"))
                    .arn();
            secrets.putSecretValue(r -> r.secretId(arn).secretString("two"));

            assertThat(secrets.getSecretValue(r -> r.secretId("team/key")).secretString())
                    .isEqualTo("two");
            assertThat(secrets.getSecretValue(r -> r.secretId(arn).versionStage("AWSPREVIOUS"))
                            .secretString())
                    .isEqualTo("one");
            assertThat(secrets.describeSecret(r -> r.secretId(arn)).versionIdsToStages())
                    .hasSize(2);
            assertThatThrownBy(() -> secrets.createSecret(r -> r.name("team/key")))
                    .isInstanceOf(ResourceExistsException.class);
            assertThatThrownBy(() -> secrets.getSecretValue(r -> r.secretId("none")))
                    .isInstanceOf(ResourceNotFoundException.class);
        }
    }
}
