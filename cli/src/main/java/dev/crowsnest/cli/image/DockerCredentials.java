package dev.crowsnest.cli.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.crowsnest.analyzer.oci.ImageReference;
import dev.crowsnest.analyzer.oci.registry.RegistryCredential;
import dev.crowsnest.analyzer.oci.registry.Secret;
import dev.crowsnest.cli.CommandFailure;
import dev.crowsnest.cli.Surroundings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/**
 * Credentials as Docker keeps them: in its {@code config.json}, or with a helper that it names.
 *
 * @see <a href="https://docs.docker.com/reference/cli/docker/login/#credential-stores">docker login, credential stores</a>
 */
final class DockerCredentials {

    private static final JsonMapper JSON = new JsonMapper();

    /** What Docker calls its Hub since its first version. */
    private static final String HUB = "https://index.docker.io/v1/";

    private final Surroundings surroundings;

    DockerCredentials(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** The credential for a registry; none when Docker has none. */
    RegistryCredential of(String registry) {
        JsonNode config = config();
        List<String> names = registry.equals(ImageReference.DOCKER_HUB)
                ? List.of(HUB, "docker.io", "index.docker.io")
                : List.of(registry, "https://" + registry, "https://" + registry + "/");
        for (String name : names) {
            String helper = config.path("credHelpers").path(name).asText("");
            if (!helper.isEmpty()) {
                return new CredentialProgram(helper, surroundings).get(name);
            }
        }
        for (String name : names) {
            String auth = config.path("auths").path(name).path("auth").asText("");
            if (!auth.isEmpty()) {
                return decode(registry, auth);
            }
        }
        String store = config.path("credsStore").asText("");
        return store.isEmpty()
                ? RegistryCredential.none()
                : new CredentialProgram(store, surroundings).get(names.get(0));
    }

    private JsonNode config() {
        Path file = surroundings
                .variable("DOCKER_CONFIG")
                .map(Path::of)
                .orElseGet(() -> surroundings.home().resolve(".docker"))
                .resolve("config.json");
        try {
            return JSON.readTree(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return JSON.createObjectNode();
        } catch (IOException e) {
            // The parser's own message may quote the file, and with it a password.
            throw new CommandFailure("could not read Docker's " + file + ": it is no JSON, or may not be read");
        }
    }

    private static RegistryCredential decode(String registry, String auth) {
        try {
            String pair = new String(Base64.getDecoder().decode(auth), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            if (colon > 0) {
                return RegistryCredential.basic(pair.substring(0, colon), Secret.of(pair.substring(colon + 1)));
            }
        } catch (IllegalArgumentException e) {
            throw new CommandFailure("could not read Docker's sign-in for " + registry + ": it is not Base64");
        }
        throw new CommandFailure("could not read Docker's sign-in for " + registry + ": it has no name and password");
    }
}
