package dev.crowsnest.analysis.scan.aws;

import dev.crowsnest.analyzer.oci.registry.RegistryCredential;
import dev.crowsnest.analyzer.oci.registry.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ecr.model.AuthorizationData;
import software.amazon.awssdk.services.ecr.model.GetAuthorizationTokenRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.Credentials;

/** Assumes a role and asks ECR for a token with it. */
@ApplicationScoped
class TicketOffice {

    /** What a person sees in CloudTrail. */
    private static final String SESSION = "crowsnest-analysis";

    private final AwsClients clients;

    TicketOffice(AwsClients clients) {
        this.clients = clients;
    }

    /** @throws dev.crowsnest.analyzer.oci.ImageAccessException when AWS refuses or does not answer */
    RegistryTicket buy(RegistryTicket.Holder holder) {
        Optional<StaticCredentialsProvider> role = assume(holder);
        List<AuthorizationData> tokens;
        try {
            tokens = clients.ecr(holder.region())
                    .getAuthorizationToken(request(role))
                    .authorizationData();
        } catch (SdkException e) {
            throw AwsFailures.of("get a token for the registry of", holder.account(), e);
        }
        if (tokens.isEmpty()) {
            throw AwsFailures.of("get a token for the registry of", holder.account(), "ECR answered with none");
        }
        return ticket(holder, tokens.get(0));
    }

    private Optional<StaticCredentialsProvider> assume(RegistryTicket.Holder holder) {
        if (holder.roleArn().isEmpty()) {
            return Optional.empty();
        }
        var request = AssumeRoleRequest.builder().roleArn(holder.roleArn()).roleSessionName(SESSION);
        if (!holder.externalId().isEmpty()) {
            request.externalId(holder.externalId());
        }
        try {
            Credentials session =
                    clients.sts(holder.region()).assumeRole(request.build()).credentials();
            return Optional.of(StaticCredentialsProvider.create(AwsSessionCredentials.create(
                    session.accessKeyId(), session.secretAccessKey(), session.sessionToken())));
        } catch (SdkException e) {
            throw AwsFailures.of("assume the role", holder.roleArn(), e);
        }
    }

    private static GetAuthorizationTokenRequest request(Optional<StaticCredentialsProvider> role) {
        var request = GetAuthorizationTokenRequest.builder();
        role.ifPresent(
                credentials -> request.overrideConfiguration(override -> override.credentialsProvider(credentials)));
        return request.build();
    }

    private static RegistryTicket ticket(RegistryTicket.Holder holder, AuthorizationData token) {
        String pair = new String(Base64.getDecoder().decode(token.authorizationToken()), StandardCharsets.UTF_8);
        int colon = pair.indexOf(':');
        if (colon < 0) {
            throw AwsFailures.of("get a token for the registry of", holder.account(), "it has no user and password");
        }
        var credential = RegistryCredential.basic(pair.substring(0, colon), Secret.of(pair.substring(colon + 1)));
        return new RegistryTicket(endpoint(holder, token.proxyEndpoint()), credential, token.expiresAt());
    }

    /** ECR names the caller's own registry; the token is good for every registry that the caller may read. */
    private static URI endpoint(RegistryTicket.Holder holder, String proxyEndpoint) {
        return URI.create(proxyEndpoint.replaceFirst("//[0-9]{12}\\.dkr\\.", "//" + holder.account() + ".dkr."));
    }
}
