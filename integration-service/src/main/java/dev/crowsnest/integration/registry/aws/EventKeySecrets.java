package dev.crowsnest.integration.registry.aws;

import dev.crowsnest.integration.registry.ApiKey;
import dev.crowsnest.integration.registry.ConnectedStack;
import dev.crowsnest.integration.registry.EventKeys;
import dev.crowsnest.integration.registry.Integration;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerAsyncClient;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueRequest;

/** Writes keys into Secrets Manager. */
@ApplicationScoped
class EventKeySecrets implements EventKeys {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final AwsConfig config;
    private final AssumedRoles roles;
    private final SdkAsyncHttpClient http = NettyNioAsyncHttpClient.create();
    private final Map<String, SecretsManagerAsyncClient> clients = new ConcurrentHashMap<>();

    EventKeySecrets(AwsConfig config, AssumedRoles roles) {
        this.config = config;
        this.roles = roles;
    }

    @Override
    public Uni<Void> write(Integration integration, ApiKey key) {
        ConnectedStack stack = Objects.requireNonNull(integration.stack(), "a key goes to a stack's secret");
        return roles.credentials(integration)
                .chain(credentials -> Uni.createFrom()
                        .completionStage(() -> clients.computeIfAbsent(
                                        integration.location().region(), this::open)
                                .putSecretValue(request(stack.secretArn(), key, credentials))))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .transform(failure ->
                        AwsFailures.of("write the key of the events", "secret " + stack.secretArn(), failure))
                .replaceWithVoid();
    }

    @PreDestroy
    void close() {
        clients.values().forEach(SecretsManagerAsyncClient::close);
        http.close();
    }

    private static PutSecretValueRequest request(String arn, ApiKey key, AwsCredentialsProvider credentials) {
        return PutSecretValueRequest.builder()
                .secretId(arn)
                .secretString("{\"apiKey\":\"" + key.reveal() + "\"}")
                .overrideConfiguration(override -> override.credentialsProvider(credentials))
                .build();
    }

    private SecretsManagerAsyncClient open(String region) {
        var builder =
                SecretsManagerAsyncClient.builder().region(Region.of(region)).httpClient(http);
        config.endpoint().ifPresent(builder::endpointOverride);
        return builder.build();
    }
}
