package dev.crowsnest.analyzer.oci.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.crowsnest.analyzer.outgoing.ForbiddenDestinationException;
import dev.crowsnest.analyzer.outgoing.OutgoingPolicy;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Fetches the token that a registry asks for, from where it says: anonymously, or for a credential.
 *
 * @see <a href="https://distribution.github.io/distribution/spec/auth/token/">Token authentication</a>
 */
final class TokenService {

    /** Tokens are signed JSON of a few kilobytes; Docker Hub's largest are below 8. */
    private static final int TOKEN_BYTES = 256 << 10;

    private static final JsonMapper JSON = new JsonMapper();

    private final RegistryTarget target;
    private final OutgoingPolicy outgoing;
    private final CredentialHearers hearers;

    TokenService(RegistryTarget target, OutgoingPolicy outgoing) {
        this.target = target;
        this.outgoing = outgoing;
        this.hearers = new CredentialHearers(target.endpoint());
    }

    /**
     * A token to read the repository with; absent when the service gives none for this credential.
     *
     * @throws IOException when the service cannot be reached, or is nowhere that we go
     */
    Optional<String> fetch(Challenge challenge, RegistryCredential credential) throws IOException {
        URI service = address(challenge);
        HttpURLConnection connection = outgoing.open(service);
        Map<String, String> headers = new HashMap<>(RegistryCaller.headers("application/json"));
        if (credential instanceof RegistryCredential.Basic basic) {
            if (!hearers.include(service)) {
                throw new ForbiddenDestinationException(
                        "a token service in another domain, which must not see its credential");
            }
            headers.put("Authorization", RegistrySession.header(basic));
        }
        try (RegistryAnswer answer = RegistryAnswer.get(connection, headers, target.patience())) {
            target.listener().answered(RegistryListener.Request.TOKEN, answer.status());
            return token(answer);
        }
    }

    private static Optional<String> token(RegistryAnswer answer) throws IOException {
        if (answer.status() >= 500 || answer.status() == 429) {
            throw new IOException("the token service answers " + answer.status());
        }
        if (answer.status() != 200) {
            return Optional.empty();
        }
        JsonNode document = JSON.readTree(answer.document(TOKEN_BYTES));
        String token =
                document.path("token").asText(document.path("access_token").asText(""));
        // A line break would let the service write headers of its own.
        return token.isEmpty() || token.chars().anyMatch(Character::isISOControl)
                ? Optional.empty()
                : Optional.of(token);
    }

    private URI address(Challenge challenge) throws IOException {
        String realm = challenge.parameters().getOrDefault("realm", "");
        String scope = challenge.parameters().getOrDefault("scope", "repository:" + target.repository() + ":pull");
        String service = challenge.parameters().get("service");
        String query = "scope=" + encoded(scope) + (service == null ? "" : "&service=" + encoded(service));
        try {
            return URI.create(realm + (realm.indexOf('?') < 0 ? "?" : "&") + query);
        } catch (IllegalArgumentException e) {
            throw new ForbiddenDestinationException("a token service whose address cannot be read");
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
