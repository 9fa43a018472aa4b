package dev.crowsnest.localecr;

import dev.crowsnest.localecr.access.KeyUse;
import dev.crowsnest.localecr.registry.MediaTypes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sts.model.Credentials;

import static dev.crowsnest.localecr.RegistryUser.header;
import static dev.crowsnest.localecr.RegistryUser.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StrictModeTest {

    private static final String ROLE = "arn:aws:iam::123456789012:role/crowsnest/Pull";
    private static final SmallImage IMAGE = SmallImage.of("strict");

    private static final SettableClock CLOCK = new SettableClock();

    private static LocalEcr ecr;
    private static AwsClients owner;
    private static AwsClients service;

    @BeforeAll
    static void start(@TempDir Path directory) {
        ecr = LocalEcr.start(LocalEcrConfig.in(directory)
                .mode(LocalEcrConfig.Mode.STRICT)
                .accessKey("AKIAOWNER", KeyUse.ACCOUNT)
                .accessKey("AKIASERVICE", KeyUse.ASSUME_ROLES)
                .role(ROLE, "right-id")
                .clock(CLOCK)
                .build());
        owner = AwsClients.of(ecr, "AKIAOWNER");
        service = AwsClients.of(ecr, "AKIASERVICE");
        try (var client = owner.ecr()) {
            client.createRepository(r -> r.repositoryName("team/app"));
        }
        signedIn(owner).push("team/app", "v1", IMAGE);
    }

    @AfterAll
    static void stop() {
        ecr.close();
    }

    @Test
    void asksForSignIn() {
        var answer = new RegistryUser(ecr.registryUri()).get("/v2/");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(header(answer, "WWW-Authenticate"))
                .startsWith("Basic realm=")
                .contains("ecr.amazonaws.com");
        var wrong = new RegistryUser(ecr.registryUri()).signedIn("AWS:wrong");
        assertThat(wrong.get("/v2/").statusCode()).isEqualTo(401);
    }

    @Test
    void refusesPushToARepositoryThatIsNotThere() {
        var answer = signedIn(owner).send("POST", "/v2/team/none/blobs/uploads/", new byte[0]);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(text(answer)).contains("NAME_UNKNOWN").contains("123456789012");
    }

    @Test
    void letsARolePullAndNothingElse() {
        var role = service.as(assume("right-id"));
        var puller = signedIn(role);

        assertThat(puller.get("/v2/team/app/manifests/v1").statusCode()).isEqualTo(200);
        assertThat(puller.putManifest("team/app", "v2", MediaTypes.OCI_MANIFEST, IMAGE.manifest())
                        .statusCode())
                .isEqualTo(403);
        try (var client = role.ecr()) {
            assertThat(client.describeRepositories().repositories()).hasSize(1);
            assertThatThrownBy(() -> client.createRepository(r -> r.repositoryName("team/new")))
                    .hasMessageContaining("not authorized");
        }
        try (var sts = role.sts()) {
            assertThat(sts.getCallerIdentity().arn()).isEqualTo("arn:aws:sts::123456789012:assumed-role/Pull/test");
        }
    }

    @Test
    void refusesToAssumeARoleWithoutItsExternalId() {
        assertThatThrownBy(() -> assume("wrong-id"))
                .isInstanceOfSatisfying(
                        AwsServiceException.class,
                        failure -> assertThat(failure.awsErrorDetails().errorCode())
                                .isEqualTo("AccessDenied"));
        try (var sts = service.sts()) {
            assertThatThrownBy(() -> sts.assumeRole(r -> r.roleArn(ROLE).roleSessionName("test")))
                    .hasMessageContaining("not authorized to perform: sts:AssumeRole");
        }
    }

    @Test
    void refusesKeysItDoesNotKnowAndServicesWithoutARole() {
        try (var client = AwsClients.of(ecr, "AKIASTRANGER").ecr()) {
            assertThatThrownBy(client::describeRepositories).hasMessageContaining("security token");
        }
        try (var client = service.ecr()) {
            assertThatThrownBy(client::describeRepositories).hasMessageContaining("not authorized");
        }
    }

    @Test
    void forgetsSessionsAndTokensWhenTheirTimeIsOver() {
        var role = service.as(assume("right-id"));
        var puller = signedIn(role);

        CLOCK.advance(Duration.ofHours(1));
        try (var client = role.ecr()) {
            assertThatThrownBy(client::describeRepositories)
                    .isInstanceOfSatisfying(
                            AwsServiceException.class,
                            failure -> assertThat(failure.awsErrorDetails().errorCode())
                                    .isEqualTo("ExpiredTokenException"));
        }
        assertThat(puller.get("/v2/").statusCode()).isEqualTo(200);
        CLOCK.advance(Duration.ofHours(11));
        assertThat(puller.get("/v2/").statusCode()).isEqualTo(403);
        assertThat(text(puller.get("/v2/"))).contains("authorization token has expired");
    }

    private static Credentials assume(String externalId) {
        try (var sts = service.sts()) {
            return sts.assumeRole(r -> r.roleArn(ROLE).roleSessionName("test").externalId(externalId))
                    .credentials();
        }
    }

    private static RegistryUser signedIn(AwsClients clients) {
        try (var client = clients.ecr()) {
            var token =
                    client.getAuthorizationToken().authorizationData().get(0).authorizationToken();
            var userAndPassword = new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
            return new RegistryUser(ecr.registryUri()).signedIn(userAndPassword);
        }
    }
}
