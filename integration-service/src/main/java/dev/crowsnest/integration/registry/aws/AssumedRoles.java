package dev.crowsnest.integration.registry.aws;

import dev.crowsnest.integration.registry.Integration;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.sts.StsAsyncClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.Credentials;

/** Credentials for a registry: those of its role, or our own. */
@ApplicationScoped
class AssumedRoles {

    /** What a person sees in CloudTrail. */
    private static final String SESSION = "crowsnest-integration";

    private final StsAsyncClient sts;

    AssumedRoles(StsAsyncClient sts) {
        this.sts = sts;
    }

    Uni<AwsCredentialsProvider> credentials(Integration integration) {
        String role = integration.access().roleArn();
        if (role == null) {
            return Uni.createFrom().item(DefaultCredentialsProvider::create);
        }
        var request = AssumeRoleRequest.builder()
                .roleArn(role)
                .externalId(integration.access().externalId())
                .roleSessionName(SESSION)
                .build();
        return Uni.createFrom()
                .completionStage(() -> sts.assumeRole(request))
                .map(answer -> provider(answer.credentials()))
                .onFailure()
                .transform(failure -> AwsFailures.of("assume the role", role, failure));
    }

    private static AwsCredentialsProvider provider(Credentials credentials) {
        return StaticCredentialsProvider.create(AwsSessionCredentials.create(
                credentials.accessKeyId(), credentials.secretAccessKey(), credentials.sessionToken()));
    }
}
