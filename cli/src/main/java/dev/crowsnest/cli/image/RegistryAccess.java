package dev.crowsnest.cli.image;

import dev.crowsnest.analyzer.oci.ImageReference;
import dev.crowsnest.analyzer.oci.registry.RegistryClient;
import dev.crowsnest.analyzer.oci.registry.RegistryCredential;
import dev.crowsnest.analyzer.oci.registry.RegistryTarget;
import dev.crowsnest.analyzer.oci.registry.Secret;
import dev.crowsnest.cli.Surroundings;
import java.util.function.Function;

/** Opens repositories of registries, with the credentials of the person who asks. */
public final class RegistryAccess {

    private final Function<String, RegistryCredential> credentials;

    private RegistryAccess(Function<String, RegistryCredential> credentials) {
        this.credentials = credentials;
    }

    /** With a name and password for whatever registry is asked. */
    public static RegistryAccess of(String username, String password) {
        return new RegistryAccess(registry -> RegistryCredential.basic(username, Secret.of(password)));
    }

    /** With what {@code docker login} left, or its credential helpers give. */
    public static RegistryAccess ofDocker(Surroundings surroundings) {
        var docker = new DockerCredentials(surroundings);
        return new RegistryAccess(docker::of);
    }

    RegistryClient open(ImageReference reference) {
        return RegistryClient.open(
                RegistryTarget.of(reference).withCredentials(() -> credentials.apply(reference.registry())));
    }
}
