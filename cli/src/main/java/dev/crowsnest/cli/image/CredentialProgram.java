package dev.crowsnest.cli.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.crowsnest.analyzer.oci.registry.RegistryCredential;
import dev.crowsnest.analyzer.oci.registry.Secret;
import dev.crowsnest.cli.CommandFailure;
import dev.crowsnest.cli.Surroundings;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * A program that gives out credentials: the registry's name on its input, JSON on its output. Amazon's for ECR is one.
 *
 * @see <a href="https://github.com/docker/docker-credential-helpers#development">docker-credential-helpers</a>
 */
record CredentialProgram(String name, Surroundings surroundings) {

    /** Part of a program's name and of nothing else, whoever wrote the file. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    private static final JsonMapper JSON = new JsonMapper();
    private static final int SECONDS = 60;
    private static final int ANSWER_BYTES = 1 << 20;

    /** Said in place of a name when the password is a token that only Docker can use. */
    private static final String TOKEN = "<token>";

    RegistryCredential get(String registry) {
        if (!NAME.matcher(name).matches()) {
            throw failure(registry, "'" + name + "' is no name of a helper");
        }
        try {
            return ask(registry);
        } catch (IOException e) {
            throw failure(registry, "docker-credential-" + name + " could not be run, or gave no JSON");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure(registry, "it was interrupted");
        }
    }

    private RegistryCredential ask(String registry) throws IOException, InterruptedException {
        var builder = new ProcessBuilder("docker-credential-" + name, "get");
        builder.environment().putAll(surroundings.environment());
        Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try {
            try (OutputStream in = process.getOutputStream()) {
                in.write((registry + "\n").getBytes(StandardCharsets.UTF_8));
            }
            byte[] answer = process.getInputStream().readNBytes(ANSWER_BYTES);
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                throw failure(registry, "docker-credential-" + name + " gave no answer in " + SECONDS + " s");
            }
            return process.exitValue() == 0 ? read(registry, JSON.readTree(answer)) : RegistryCredential.none();
        } finally {
            process.destroyForcibly();
        }
    }

    private RegistryCredential read(String registry, JsonNode answer) {
        String user = answer.path("Username").asText("");
        if (user.equals(TOKEN)) {
            throw failure(registry, "docker-credential-" + name + " gives an identity token; use --username");
        }
        return RegistryCredential.basic(user, Secret.of(answer.path("Secret").asText("")));
    }

    private static CommandFailure failure(String registry, String reason) {
        return new CommandFailure("could not get the credential for " + registry + ": " + reason);
    }
}
