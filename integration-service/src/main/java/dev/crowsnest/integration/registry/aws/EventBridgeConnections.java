package dev.crowsnest.integration.registry.aws;

import dev.crowsnest.integration.registry.ApiKey;
import dev.crowsnest.integration.registry.EventConnections;
import dev.crowsnest.integration.registry.Integration;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeAsyncClient;
import software.amazon.awssdk.services.eventbridge.model.ConnectionAuthorizationType;
import software.amazon.awssdk.services.eventbridge.model.UpdateConnectionRequest;

/** Changes connections of EventBridge, which keeps a copy of the key of its own. */
@ApplicationScoped
class EventBridgeConnections implements EventConnections {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** As ingest-service reads it, and as the template says it. */
    private static final String HEADER = "x-api-key";

    private final AwsConfig config;
    private final AssumedRoles roles;
    private final SdkAsyncHttpClient http = NettyNioAsyncHttpClient.create();
    private final Map<String, EventBridgeAsyncClient> clients = new ConcurrentHashMap<>();

    EventBridgeConnections(AwsConfig config, AssumedRoles roles) {
        this.config = config;
        this.roles = roles;
    }

    @Override
    public Uni<Void> use(Integration integration, ApiKey key) {
        // The template gives the connection this name.
        String name = integration.access().externalId();
        return roles.credentials(integration)
                .chain(credentials -> Uni.createFrom()
                        .completionStage(() -> clients.computeIfAbsent(
                                        integration.location().region(), this::open)
                                .updateConnection(request(name, key, credentials))))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .transform(failure -> AwsFailures.of("change the key of the events", "connection " + name, failure))
                .replaceWithVoid();
    }

    @PreDestroy
    void close() {
        clients.values().forEach(EventBridgeAsyncClient::close);
        http.close();
    }

    private static UpdateConnectionRequest request(String name, ApiKey key, AwsCredentialsProvider credentials) {
        return UpdateConnectionRequest.builder()
                .name(name)
                .authorizationType(ConnectionAuthorizationType.API_KEY)
                .authParameters(parameters -> parameters.apiKeyAuthParameters(
                        apiKey -> apiKey.apiKeyName(HEADER).apiKeyValue(key.reveal())))
                .overrideConfiguration(override -> override.credentialsProvider(credentials))
                .build();
    }

    private EventBridgeAsyncClient open(String region) {
        var builder = EventBridgeAsyncClient.builder().region(Region.of(region)).httpClient(http);
        config.endpoint().ifPresent(builder::endpointOverride);
        return builder.build();
    }
}
