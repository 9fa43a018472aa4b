package dev.crowsnest.localecr;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crowsnest.localecr.json.Json;
import dev.crowsnest.localecr.stack.StackEvent;
import dev.crowsnest.localecr.stack.StackStatus;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** The template that users give to CloudFormation, played here. */
class StackTest {

    private static final String NAME = "CrowsnestECRIntegration";

    @TempDir
    Path directory;

    private LocalEcr ecr;
    private CustomResourceProvider provider;

    @BeforeEach
    void start() throws IOException {
        ecr = LocalEcr.start(LocalEcrConfig.in(directory).build());
        provider = new CustomResourceProvider();
    }

    @AfterEach
    void stop() {
        provider.close();
        ecr.close();
    }

    @Test
    void makesAllAndDeletesAllInTheReverseOrder() throws IOException {
        ecr.createStack(NAME, template(), parameters());
        awaitStatus(StackStatus.CREATE_COMPLETE);
        assertThat(provider.requests()).containsExactly("Create RegistrySetup", "Create RegistryReady");

        ecr.deleteStack(NAME);

        awaitStatus(StackStatus.DELETE_COMPLETE);
        assertThat(provider.requests()).endsWith("Delete RegistryReady", "Delete RegistrySetup");
    }

    @Test
    void rollsBackWithTheProvidersReasonAndTellsItOfWhatWasNotMade() throws IOException {
        provider.refuse("RegistrySetup");

        ecr.createStack(NAME, template(), parameters());

        awaitStatus(StackStatus.ROLLBACK_COMPLETE);
        assertThat(provider.requests()).containsExactly("Create RegistrySetup", "Delete RegistrySetup");
        assertThat(ecr.stack(NAME).orElseThrow().events())
                .filteredOn(event -> event.status() == StackStatus.CREATE_FAILED)
                .extracting(StackEvent::reason)
                .singleElement()
                .asString()
                .contains("the provider says no");
    }

    @Test
    void changesOnlyWhatAnUpdateChanges() throws IOException {
        ecr.createStack(NAME, template(), parameters());
        awaitStatus(StackStatus.CREATE_COMPLETE);

        ecr.updateStack(NAME, withRoleAt("/other/"), parameters());

        awaitStatus(StackStatus.UPDATE_COMPLETE);
        assertThat(provider.requests())
                .containsExactly("Create RegistrySetup", "Create RegistryReady", "Update RegistrySetup");
        var request =
                Json.parse(provider.messages().get(3).path("Message").asText().getBytes(StandardCharsets.UTF_8));
        assertThat(request.path("PhysicalResourceId").asText()).isEqualTo("physical-RegistrySetup");
        assertThat(request.path("ResourceProperties").path("RoleArn").asText()).contains(":role/other/");
        assertThat(request.path("OldResourceProperties").path("RoleArn").asText())
                .contains(":role/" + NAME);
        assertThat(changed()).containsExactly("AssumeRoleEcrAccess", "RegistrySetup");
    }

    @Test
    void goesBackWhenAnUpdateIsRefused() throws IOException {
        ecr.createStack(NAME, template(), parameters());
        awaitStatus(StackStatus.CREATE_COMPLETE);
        provider.refuseUpdates("/other/");

        ecr.updateStack(NAME, withRoleAt("/other/"), parameters());

        awaitStatus(StackStatus.UPDATE_ROLLBACK_COMPLETE);
        assertThat(provider.requests()).endsWith("Update RegistrySetup", "Update RegistrySetup");
        ecr.deleteStack(NAME);
        awaitStatus(StackStatus.DELETE_COMPLETE);
    }

    @Test
    void goesBackWhenSomethingLaterFails() throws IOException {
        ecr.createStack(NAME, template(), parameters());
        awaitStatus(StackStatus.CREATE_COMPLETE);
        var elsewhere = new HashMap<>(parameters());
        elsewhere.put("EventsEndpoint", "http:///nowhere");

        ecr.updateStack(NAME, withRoleAt("/other/"), elsewhere);

        awaitStatus(StackStatus.UPDATE_ROLLBACK_COMPLETE);
        assertThat(provider.requests()).endsWith("Update RegistrySetup", "Update RegistrySetup");
        var back = provider.messages().get(provider.messages().size() - 1).path("Message");
        assertThat(Json.parse(back.asText().getBytes(StandardCharsets.UTF_8))
                        .path("ResourceProperties")
                        .path("RoleArn")
                        .asText())
                .contains(":role/" + NAME);
    }

    @Test
    void refusesWhatTheTemplateDoesNotAllow() throws IOException {
        var parameters = new HashMap<>(parameters());
        parameters.put("ServicePrincipalArn", "*");

        assertThatThrownBy(() -> ecr.createStack(NAME, template(), parameters))
                .hasMessageContaining("Parameter ServicePrincipalArn failed to satisfy its constraint");
    }

    @ParameterizedTest
    @CsvSource({"2, SHA256withRSA", "1, SHA1withRSA"})
    void signsEveryMessageWithACertificateOfItsAuthority(String version, String algorithm) throws Exception {
        var text = template().replace("SignatureVersion: \"2\"", "SignatureVersion: \"" + version + "\"");
        ecr.createStack(NAME, text, parameters());
        awaitStatus(StackStatus.CREATE_COMPLETE);

        assertThat(provider.messages()).hasSize(3);
        for (var message : provider.messages()) {
            assertThat(message.path("SignatureVersion").asText()).isEqualTo(version);
            assertThat(isSigned(message, algorithm)).as(message.toString()).isTrue();
        }
    }

    private boolean isSigned(JsonNode message, String algorithm) throws Exception {
        var pem = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(
                                        message.path("SigningCertURL").asText()))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        var certificate = certificate(pem);
        certificate.verify(certificate(Files.readString(ecr.trustAnchor())).getPublicKey());
        var signature = Signature.getInstance(algorithm);
        signature.initVerify(certificate);
        for (var key : signedKeys(message)) {
            signature.update((key + "\n" + message.path(key).asText() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return signature.verify(
                Base64.getDecoder().decode(message.path("Signature").asText()));
    }

    private static List<String> signedKeys(JsonNode message) {
        return message.path("Type").asText().equals("Notification")
                ? List.of("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type")
                : List.of("Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type");
    }

    private static Certificate certificate(String pem) throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    }

    private void awaitStatus(StackStatus status) {
        await().until(() -> ecr.stack(NAME).orElseThrow().status() == status);
    }

    private Map<String, String> parameters() {
        return Map.of(
                "ServicePrincipalArn", "arn:aws:iam::111122223333:role/crowsnest",
                "ExternalId", "crowsnest-7c9e6679",
                "EventsEndpoint", "http://127.0.0.1:1/webhooks/eventbridge/1",
                "SetupEndpoint", provider.uri().toString(),
                "SetupToken", "a-token-of-more-than-twenty-characters");
    }

    private List<String> changed() {
        return ecr.stack(NAME).orElseThrow().events().stream()
                .filter(event -> event.status() == StackStatus.UPDATE_COMPLETE)
                .map(StackEvent::logicalId)
                .filter(id -> !id.equals(NAME))
                .toList();
    }

    private static String withRoleAt(String path) throws IOException {
        var role = "  AssumeRoleEcrAccess:\n    Type: AWS::IAM::Role\n    Properties:\n";
        return template().replace(role, role + "      Path: " + path + "\n");
    }

    private static String template() throws IOException {
        return Files.readString(Path.of("../deploy/aws/crowsnest-ecr.yaml"));
    }
}
