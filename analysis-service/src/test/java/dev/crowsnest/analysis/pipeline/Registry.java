package dev.crowsnest.analysis.pipeline;

import com.google.protobuf.Timestamp;
import dev.crowsnest.contracts.event.v1.AnalysisRequest;
import dev.crowsnest.contracts.event.v1.AnalysisRequested;
import dev.crowsnest.contracts.event.v1.Cause;
import dev.crowsnest.contracts.event.v1.Priority;
import dev.crowsnest.contracts.event.v1.RegistryAccess;
import dev.crowsnest.contracts.event.v1.RepositoryLocation;
import dev.crowsnest.localecr.LocalEcr;
import dev.crowsnest.localecr.LocalEcrConfig;
import dev.crowsnest.testsupport.image.BuiltManifest;
import dev.crowsnest.testsupport.image.RegistryPush;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import org.eclipse.microprofile.config.ConfigProvider;

/** A local ECR where the application expects AWS, with a role that it may assume. */
final class Registry implements AutoCloseable {

    static final String ACCOUNT = "123456789012";
    static final String REGION = "eu-central-1";
    static final String ROLE = "arn:aws:iam::123456789012:role/crowsnest";
    static final String EXTERNAL_ID = "external-1";

    private final LocalEcr ecr;

    private Registry(LocalEcr ecr) {
        this.ecr = ecr;
    }

    static Registry start(Path directory) {
        URI endpoint = ConfigProvider.getConfig().getValue("crowsnest.aws.endpoint", URI.class);
        return new Registry(LocalEcr.start(LocalEcrConfig.in(directory)
                .port(endpoint.getPort())
                .account(ACCOUNT, REGION)
                .role(ROLE, EXTERNAL_ID)
                .build()));
    }

    LocalEcr ecr() {
        return ecr;
    }

    /** Pushes and returns the digest. */
    String push(BuiltManifest image, String repository) {
        return RegistryPush.to(ecr.registryUri()).push(image, repository, "1");
    }

    static AnalysisRequest request(String repository, String digest) {
        return request(repository, digest, EXTERNAL_ID);
    }

    static AnalysisRequest request(String repository, String digest, String externalId) {
        var asked = AnalysisRequested.newBuilder()
                .setRepository(location(repository))
                .setDigest(digest)
                .setTag("1")
                .setAccess(RegistryAccess.newBuilder().setRoleArn(ROLE).setExternalId(externalId))
                .setPriority(Priority.PRIORITY_PUSH)
                .setCause(Cause.CAUSE_PUSHED);
        return envelope().setAnalysisRequested(asked).build();
    }

    static AnalysisRequest.Builder envelope() {
        Instant now = Instant.now();
        return AnalysisRequest.newBuilder()
                .setIntegrationId("integration-1")
                .setRequestedAt(
                        Timestamp.newBuilder().setSeconds(now.getEpochSecond()).setNanos(now.getNano()));
    }

    static RepositoryLocation location(String repository) {
        return RepositoryLocation.newBuilder()
                .setAccount(ACCOUNT)
                .setRegion(REGION)
                .setRepository(repository)
                .build();
    }

    @Override
    public void close() {
        ecr.close();
    }
}
