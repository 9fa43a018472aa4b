package dev.crowsnest.integration.registry.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.crowsnest.integration.registry.RegistryLocation;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.ecr.EcrAsyncClient;
import software.amazon.awssdk.services.ecr.model.BatchGetImageResponse;
import software.amazon.awssdk.services.ecr.model.Image;
import software.amazon.awssdk.services.ecr.model.ImageDetail;
import software.amazon.awssdk.services.ecr.model.ImageNotFoundException;
import software.amazon.awssdk.services.ecr.model.LayerInaccessibleException;
import software.amazon.awssdk.services.ecr.model.LayersNotFoundException;
import software.amazon.awssdk.services.ecr.model.RepositoryNotFoundException;

/**
 * Tries each right that a pull needs, with an image that is there; nothing of it is downloaded.
 *
 * <p>A repository may refuse us by a policy of its own. So a few are tried, and only where none lets us pull the registry is said
 * to be closed.
 */
final class PullTrial {

    private static final int REPOSITORIES = 3;
    private static final List<String> MEDIA_TYPES = List.of(
            "application/vnd.oci.image.manifest.v1+json",
            "application/vnd.oci.image.index.v1+json",
            "application/vnd.docker.distribution.manifest.v2+json",
            "application/vnd.docker.distribution.manifest.list.v2+json");

    /** What was there a moment ago and is not now says nothing of our rights. */
    private static final Set<Class<?>> GONE = Set.of(
            ImageNotFoundException.class,
            LayersNotFoundException.class,
            LayerInaccessibleException.class,
            RepositoryNotFoundException.class);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final EcrAsyncClient client;
    private final AwsRequestOverrideConfiguration credentials;
    private final RegistryLocation registry;

    PullTrial(EcrAsyncClient client, AwsCredentialsProvider credentials, RegistryLocation registry) {
        this.client = client;
        this.credentials = AwsRequestOverrideConfiguration.builder()
                .credentialsProvider(credentials)
                .build();
        this.registry = registry;
    }

    /** Fails with what AWS refused. An empty registry is tried as far as that goes. */
    Uni<Void> run(List<String> repositories) {
        return ask(() -> client.getAuthorizationToken(request -> request.overrideConfiguration(credentials)))
                .onFailure()
                .transform(failure -> AwsFailures.of("sign in for pulls", "registry " + registry, failure))
                .chain(() -> anyOf(repositories.stream().limit(REPOSITORIES).toList(), null));
    }

    /** Of these, after one before them was refused or none was tried. */
    private Uni<Void> anyOf(List<String> repositories, @Nullable Throwable refusal) {
        if (repositories.isEmpty()) {
            return refusal == null
                    ? Uni.createFrom().voidItem()
                    : Uni.createFrom().failure(refusal);
        }
        List<String> others = repositories.subList(1, repositories.size());
        return pull(repositories.get(0))
                .onItemOrFailure()
                .transformToUni((tried, failure) -> Boolean.TRUE.equals(tried)
                        ? Uni.createFrom().voidItem()
                        : anyOf(others, failure == null ? refusal : failure));
    }

    /** Whether there was an image to try it with. */
    private Uni<Boolean> pull(String repository) {
        return newest(repository)
                .chain(digest -> digest.map(found -> layerOf(repository, found)
                                .chain(layer -> layer.map(one -> download(repository, one))
                                        .orElseGet(() -> Uni.createFrom().item(true))))
                        .orElseGet(() -> Uni.createFrom().item(false)))
                .onFailure(failure -> GONE.contains(failure.getClass()))
                .recoverWithItem(false)
                .onFailure()
                .transform(failure -> AwsFailures.of("pull", "repository " + repository + " of " + registry, failure));
    }

    private Uni<Optional<String>> newest(String repository) {
        return ask(() -> client.describeImages(request -> request.registryId(registry.account())
                        .repositoryName(repository)
                        .maxResults(1)
                        .overrideConfiguration(credentials)))
                .map(page -> page.imageDetails().stream()
                        .map(ImageDetail::imageDigest)
                        .findFirst());
    }

    private Uni<Optional<String>> layerOf(String repository, String digest) {
        return manifest(repository, digest).chain(manifest -> {
            JsonNode child = manifest.at("/manifests/0/digest");
            return child.isTextual()
                    ? manifest(repository, child.asText()).map(PullTrial::firstLayer)
                    : Uni.createFrom().item(firstLayer(manifest));
        });
    }

    private Uni<JsonNode> manifest(String repository, String digest) {
        return ask(() -> client.batchGetImage(request -> request.registryId(registry.account())
                        .repositoryName(repository)
                        .imageIds(id -> id.imageDigest(digest))
                        .acceptedMediaTypes(MEDIA_TYPES)
                        .overrideConfiguration(credentials)))
                .map(PullTrial::read);
    }

    private Uni<Boolean> download(String repository, String layer) {
        return ask(() -> client.getDownloadUrlForLayer(request -> request.registryId(registry.account())
                        .repositoryName(repository)
                        .layerDigest(layer)
                        .overrideConfiguration(credentials)))
                .replaceWith(true);
    }

    private static Optional<String> firstLayer(JsonNode manifest) {
        JsonNode layer = manifest.at("/layers/0/digest");
        return layer.isTextual() ? Optional.of(layer.asText()) : Optional.empty();
    }

    // What is no manifest is for the analysis to complain of.
    private static JsonNode read(BatchGetImageResponse response) {
        try {
            Optional<String> manifest =
                    response.images().stream().map(Image::imageManifest).findFirst();
            return JSON.readTree(manifest.orElse("{}"));
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode();
        }
    }

    private static <T> Uni<T> ask(Supplier<CompletionStage<T>> call) {
        return Uni.createFrom().completionStage(call);
    }
}
