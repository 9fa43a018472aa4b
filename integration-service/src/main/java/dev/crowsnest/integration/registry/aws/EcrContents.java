package dev.crowsnest.integration.registry.aws;

import dev.crowsnest.integration.registry.Integration;
import dev.crowsnest.integration.registry.RegistryContents;
import dev.crowsnest.integration.registry.RegistryReading;
import dev.crowsnest.integration.registry.StoredImage;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import mutiny.zero.flow.adapters.AdaptersToFlow;
import org.reactivestreams.Publisher;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.ecr.EcrAsyncClient;
import software.amazon.awssdk.services.ecr.model.DescribeImagesRequest;
import software.amazon.awssdk.services.ecr.model.ImageDetail;
import software.amazon.awssdk.services.ecr.model.ImageStatus;

/** Lists what ECR holds, page by page. */
@ApplicationScoped
class EcrContents implements RegistryContents {

    /** A person waits for a verification; ECR answers a page in a tenth of a second. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** ECR's limit of both lists. */
    static final int PAGE = 1_000;

    private final EcrClients clients;
    private final AssumedRoles roles;

    EcrContents(EcrClients clients, AssumedRoles roles) {
        this.clients = clients;
        this.roles = roles;
    }

    @Override
    public Uni<List<String>> access(Integration integration) {
        EcrAsyncClient client = clients.in(integration.location().region());
        return roles.credentials(integration)
                .chain(credentials -> new EcrReading(client, credentials, integration.location())
                        .repositories()
                        .map(names -> names.stream().sorted().toList())
                        .call(names -> new PullTrial(client, credentials, integration.location()).run(names)))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .transform(failure -> AwsFailures.of("read", "registry " + integration.location(), failure));
    }

    @Override
    public Uni<RegistryReading> reading(Integration integration) {
        return roles.credentials(integration)
                .<RegistryReading>map(credentials -> new EcrReading(
                        clients.in(integration.location().region()), credentials, integration.location()))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .transform(failure -> AwsFailures.of("read", "registry " + integration.location(), failure));
    }

    @Override
    public Uni<List<StoredImage>> images(Integration integration, String repository) {
        return roles.credentials(integration)
                .chain(credentials -> collect(clients.in(integration.location().region())
                        .describeImagesPaginator(request(integration, repository, credentials))
                        .imageDetails()))
                .map(found -> found.stream().map(EcrContents::image).toList())
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .transform(failure -> AwsFailures.of(
                        "list images", "repository " + repository + " of " + integration.location(), failure));
    }

    private static DescribeImagesRequest request(
            Integration integration, String repository, AwsCredentialsProvider credentials) {
        return DescribeImagesRequest.builder()
                .registryId(integration.location().account())
                .repositoryName(repository)
                .maxResults(PAGE)
                .overrideConfiguration(override -> override.credentialsProvider(credentials))
                .build();
    }

    private static <T> Uni<List<T>> collect(Publisher<T> items) {
        return Multi.createFrom()
                .publisher(AdaptersToFlow.publisher(items))
                .collect()
                .asList();
    }

    static StoredImage image(ImageDetail detail) {
        return new StoredImage(
                detail.imageDigest(),
                detail.imageTags(),
                detail.imagePushedAt(),
                detail.imageManifestMediaType(),
                detail.artifactMediaType(),
                detail.imageStatus() == ImageStatus.ARCHIVED || detail.imageStatus() == ImageStatus.ACTIVATING);
    }
}
