package dev.crowsnest.analysis.scan.aws;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.sts.StsClient;

/** One client for each service and region, all over the same connections. */
@ApplicationScoped
class AwsClients {

    /** With its own retries; the job's come later. */
    private static final Duration CALL = Duration.ofSeconds(30);

    private static final Duration ATTEMPT = Duration.ofSeconds(10);

    private final AwsConfig config;
    private final AwsCredentialsProvider own;
    private final SdkHttpClient http = UrlConnectionHttpClient.create();
    private final Map<String, StsClient> sts = new ConcurrentHashMap<>();
    private final Map<String, EcrClient> ecr = new ConcurrentHashMap<>();

    AwsClients(AwsConfig config) {
        this.config = config;
        this.own = ownCredentials(config);
    }

    StsClient sts(String region) {
        return sts.computeIfAbsent(
                region,
                name -> configured(StsClient.builder(), name).httpClient(http).build());
    }

    /** Calls of ECR come with the credentials of a role, or our own. */
    EcrClient ecr(String region) {
        return ecr.computeIfAbsent(
                region,
                name -> configured(EcrClient.builder(), name).httpClient(http).build());
    }

    @PreDestroy
    void close() {
        sts.values().forEach(StsClient::close);
        ecr.values().forEach(EcrClient::close);
        http.close();
    }

    private <B extends AwsClientBuilder<B, ?>> B configured(B builder, String region) {
        config.endpoint().ifPresent(builder::endpointOverride);
        return builder.region(Region.of(region))
                .credentialsProvider(own)
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .apiCallTimeout(CALL)
                        .apiCallAttemptTimeout(ATTEMPT)
                        .build());
    }

    /** An endpoint of one's own asks for a key but knows none of AWS, and a machine without any would wait for IMDS. */
    private static AwsCredentialsProvider ownCredentials(AwsConfig config) {
        if (config.endpoint().isEmpty()) {
            return DefaultCredentialsProvider.builder().build();
        }
        return AwsCredentialsProviderChain.of(
                EnvironmentVariableCredentialsProvider.create(),
                SystemPropertyCredentialsProvider.create(),
                StaticCredentialsProvider.create(AwsBasicCredentials.create("crowsnest", "crowsnest")));
    }
}
