package dev.crowsnest.integration.registry.aws;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecr.EcrAsyncClient;

/** One ECR client for each region, all over the same connections; credentials come with each call. */
@ApplicationScoped
class EcrClients {

    private final AwsConfig config;
    private final SdkAsyncHttpClient http = NettyNioAsyncHttpClient.create();
    private final Map<String, EcrAsyncClient> clients = new ConcurrentHashMap<>();

    EcrClients(AwsConfig config) {
        this.config = config;
    }

    EcrAsyncClient in(String region) {
        return clients.computeIfAbsent(region, this::open);
    }

    @PreDestroy
    void close() {
        clients.values().forEach(EcrAsyncClient::close);
        http.close();
    }

    private EcrAsyncClient open(String region) {
        var builder = EcrAsyncClient.builder().region(Region.of(region)).httpClient(http);
        config.endpoint().ifPresent(builder::endpointOverride);
        return builder.build();
    }
}
