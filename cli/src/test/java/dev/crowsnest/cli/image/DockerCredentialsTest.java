package dev.crowsnest.cli.image;

import dev.crowsnest.analyzer.oci.registry.RegistryCredential;
import dev.crowsnest.analyzer.oci.registry.Secret;
import dev.crowsnest.cli.CommandFailure;
import dev.crowsnest.cli.Surroundings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DockerCredentialsTest {

    private static final String USER_AND_PASSWORD = "bWU6c2VjcmV0";

    @TempDir
    private Path home;

    @Test
    void areNoneWithoutASignIn() throws IOException {
        assertThat(credentials().of("registry.example")).isEqualTo(RegistryCredential.none());
        config("{\"auths\": {\"other.example\": {\"auth\": \"" + USER_AND_PASSWORD + "\"}}}");
        assertThat(credentials().of("registry.example")).isEqualTo(RegistryCredential.none());
    }

    @Test
    void areReadFromTheSignIn() throws IOException {
        var expected = RegistryCredential.basic("me", Secret.of("secret"));
        config("{\"auths\": {\"registry.example\": {\"auth\": \"" + USER_AND_PASSWORD + "\"}}}");
        assertThat(credentials().of("registry.example")).isEqualTo(expected);
        config("{\"auths\": {\"https://index.docker.io/v1/\": {\"auth\": \"" + USER_AND_PASSWORD + "\"}}}");
        assertThat(credentials().of("docker.io")).isEqualTo(expected);
    }

    @Test
    void neverShowWhatIsInADamagedFile() throws IOException {
        config("{\"auths\": {\"registry.example\": {\"auth\": \"" + USER_AND_PASSWORD);
        assertThatThrownBy(() -> credentials().of("registry.example"))
                .isInstanceOf(CommandFailure.class)
                .hasNoCause()
                .hasMessageNotContaining(USER_AND_PASSWORD);
    }

    @Test
    void refuseAHelperThatIsNoName() throws IOException {
        config("{\"credHelpers\": {\"registry.example\": \"../../bin/sh\"}}");
        assertThatThrownBy(() -> credentials().of("registry.example"))
                .hasMessage("could not get the credential for registry.example: '../../bin/sh' is no name of a helper");
    }

    @Test
    void tellOfAHelperThatIsNotThere() throws IOException {
        config("{\"credsStore\": \"of-nobody\"}");
        assertThatThrownBy(() -> credentials().of("registry.example"))
                .hasMessageContaining("docker-credential-of-nobody could not be run");
    }

    private void config(String json) throws IOException {
        Files.createDirectories(home.resolve(".docker"));
        Files.writeString(home.resolve(".docker").resolve("config.json"), json);
    }

    private DockerCredentials credentials() {
        var nowhere = new PrintStream(PrintStream.nullOutputStream());
        return new DockerCredentials(new Surroundings(
                new ByteArrayInputStream(new byte[0]), nowhere, nowhere, Map.of("HOME", home.toString())));
    }
}
