package dev.crowsnest.localecr;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** The SDK's own clients, with one set of credentials. */
record AwsClients(URI endpoint, AwsCredentials credentials) {

    static AwsClients of(LocalEcr ecr, String accessKeyId) {
        return new AwsClients(ecr.awsEndpoint(), AwsBasicCredentials.create(accessKeyId, "secret"));
    }

    AwsClients as(Credentials session) {
        return new AwsClients(
                endpoint,
                AwsSessionCredentials.create(session.accessKeyId(), session.secretAccessKey(), session.sessionToken()));
    }

    EcrClient ecr() {
        return configured(EcrClient.builder().httpClient(UrlConnectionHttpClient.create()))
                .build();
    }

    StsClient sts() {
        return configured(StsClient.builder().httpClient(UrlConnectionHttpClient.create()))
                .build();
    }

    SecretsManagerClient secrets() {
        return configured(SecretsManagerClient.builder().httpClient(UrlConnectionHttpClient.create()))
                .build();
    }

    private <B extends AwsClientBuilder<B, ?>> B configured(B builder) {
        return builder.endpointOverride(endpoint)
                .region(Region.EU_CENTRAL_1)
                .overrideConfiguration(config -> config.retryStrategy(RetryMode.STANDARD))
                .credentialsProvider(StaticCredentialsProvider.create(credentials));
    }
}
