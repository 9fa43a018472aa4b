package dev.crowsnest.integration.registry.aws;

import dev.crowsnest.integration.registry.RegistryLocation;
import dev.crowsnest.integration.registry.RegistryReading;
import dev.crowsnest.integration.registry.StoredImage;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import mutiny.zero.flow.adapters.AdaptersToFlow;
import org.reactivestreams.Publisher;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.ecr.EcrAsyncClient;
import software.amazon.awssdk.services.ecr.model.DescribeImagesRequest;
import software.amazon.awssdk.services.ecr.model.DescribeImagesResponse;
import software.amazon.awssdk.services.ecr.model.DescribeRepositoriesRequest;
import software.amazon.awssdk.services.ecr.model.DescribeRepositoriesResponse;
import software.amazon.awssdk.services.ecr.model.ImageStatusFilter;
import software.amazon.awssdk.services.ecr.model.Repository;

/** Reads ECR in the largest pages that it gives. */
final class EcrReading implements RegistryReading {

    /** For a page; ECR answers one in a second. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final EcrAsyncClient client;
    private final AwsCredentialsProvider credentials;
    private final RegistryLocation registry;
    private final AtomicInteger calls = new AtomicInteger();

    EcrReading(EcrAsyncClient client, AwsCredentialsProvider credentials, RegistryLocation registry) {
        this.client = client;
        this.credentials = credentials;
        this.registry = registry;
    }

    @Override
    public Uni<List<String>> repositories() {
        var request = DescribeRepositoriesRequest.builder()
                .registryId(registry.account())
                .maxResults(EcrContents.PAGE)
                .overrideConfiguration(override -> override.credentialsProvider(credentials))
                .build();
        return pages(client.describeRepositoriesPaginator(request))
                .onItem()
                .transformToIterable(DescribeRepositoriesResponse::repositories)
                .map(Repository::repositoryName)
                .collect()
                .asList()
                .onFailure()
                .transform(failure -> AwsFailures.of("list repositories", "registry " + registry, failure));
    }

    @Override
    public Uni<List<StoredImage>> images(String repository) {
        var request = DescribeImagesRequest.builder()
                .registryId(registry.account())
                .repositoryName(repository)
                .maxResults(EcrContents.PAGE)
                // Without it ECR keeps quiet about archived images, as if they were gone.
                .filter(filter -> filter.imageStatus(ImageStatusFilter.ANY))
                .overrideConfiguration(override -> override.credentialsProvider(credentials))
                .build();
        return pages(client.describeImagesPaginator(request))
                .onItem()
                .transformToIterable(DescribeImagesResponse::imageDetails)
                .map(EcrContents::image)
                .collect()
                .asList()
                .onFailure()
                .transform(failure ->
                        AwsFailures.of("list images", "repository " + repository + " of " + registry, failure));
    }

    @Override
    public int calls() {
        return calls.get();
    }

    private <T> Multi<T> pages(Publisher<T> pages) {
        return Multi.createFrom()
                .publisher(AdaptersToFlow.publisher(pages))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .invoke(calls::incrementAndGet);
    }
}
