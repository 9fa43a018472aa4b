package dev.crowsnest.analyzer.oci.registry;

import dev.crowsnest.analyzer.oci.ImageReference;
import java.net.URI;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * A repository of a registry, and how to get in.
 *
 * @param endpoint {@code https://host[:port]}; plain HTTP is somebody's explicit choice
 * @param repository path in the registry
 * @param credentials asked when the registry first wants one, and once more when it refuses that one: ECR's end after 12 hours
 */
public record RegistryTarget(
        URI endpoint,
        String repository,
        Supplier<RegistryCredential> credentials,
        RegistryListener listener,
        RegistryPatience patience) {

    /** @throws IllegalArgumentException when the endpoint is no {@code http} or {@code https} address of a host alone */
    public RegistryTarget {
        String scheme = String.valueOf(endpoint.getScheme()).toLowerCase(Locale.ROOT);
        boolean web = scheme.equals("https") || scheme.equals("http");
        if (!web || endpoint.getHost() == null || endpoint.getRawUserInfo() != null) {
            throw new IllegalArgumentException("not the address of a registry: " + endpoint.getHost());
        }
    }

    /**
     * The repository that a reference names, without a credential; over HTTPS, except on this machine.
     */
    public static RegistryTarget of(ImageReference reference) {
        String host =
                reference.registry().equals(ImageReference.DOCKER_HUB) ? "registry-1.docker.io" : reference.registry();
        String scheme = isThisMachine(host) ? "http" : "https";
        return new RegistryTarget(
                URI.create(scheme + "://" + host),
                reference.repository(),
                RegistryCredential::none,
                RegistryListener.none(),
                RegistryPatience.STANDARD);
    }

    public RegistryTarget withEndpoint(URI other) {
        return new RegistryTarget(other, repository, credentials, listener, patience);
    }

    public RegistryTarget withCredentials(Supplier<RegistryCredential> other) {
        return new RegistryTarget(endpoint, repository, other, listener, patience);
    }

    public RegistryTarget withListener(RegistryListener other) {
        return new RegistryTarget(endpoint, repository, credentials, other, patience);
    }

    public RegistryTarget withPatience(RegistryPatience other) {
        return new RegistryTarget(endpoint, repository, credentials, listener, other);
    }

    /** The repository with its registry, for people. */
    String name() {
        return endpoint.getRawAuthority() + "/" + repository;
    }

    private static boolean isThisMachine(String host) {
        return host.matches("(localhost|127\\.[0-9.]+|\\[::1])(:[0-9]+)?");
    }
}
