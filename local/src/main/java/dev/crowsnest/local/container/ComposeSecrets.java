package dev.crowsnest.local.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

/**
 * The secrets that {@code docker-compose.yml} mounts. Containers of other users read the files, so what keeps them from the other
 * users of this machine is their directory.
 */
public final class ComposeSecrets {

    private static final int BYTES = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    private ComposeSecrets() {}

    /** Makes those that are not there: the databases know the others already. */
    public static void make(Path home) {
        Path directory = home.resolve(".crowsnest/secrets");
        try {
            Files.createDirectories(directory);
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
            var secrets = Map.of(
                    "postgres-password", password(),
                    "integration.properties", "quarkus.datasource.password=" + password() + "\n",
                    "analysis.properties", "quarkus.datasource.password=" + password() + "\n");
            for (var secret : secrets.entrySet()) {
                write(directory.resolve(secret.getKey()), secret.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not make the secrets in " + directory, e);
        }
    }

    private static void write(Path file, String content) throws IOException {
        if (Files.notExists(file)) {
            Files.writeString(file, content);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        }
    }

    private static String password() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
