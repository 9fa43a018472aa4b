package dev.crowsnest.analyzer.oci.registry;

import java.net.URI;
import java.util.Locale;

/** Who may hear the credential of a registry. */
final class CredentialHearers {

    private final URI registry;

    CredentialHearers(URI registry) {
        this.registry = registry;
    }

    /**
     * Whether a token service may see it: on the registry's own host, or beside it in a domain of at
     * least two parts, as {@code auth.docker.io} is beside {@code registry-1.docker.io}.
     */
    boolean include(URI service) {
        String host = registry.getHost().toLowerCase(Locale.ROOT);
        String other = service.getHost().toLowerCase(Locale.ROOT);
        String domain = host.substring(host.indexOf('.') + 1);
        boolean isBeside = domain.contains(".") && (other.equals(domain) || other.endsWith("." + domain));
        return other.equals(host) || isBeside && !isNumeric(host);
    }

    /** The parts of an address in numbers are no domains: 10.0.0.5 is nothing to 11.0.0.5. */
    private static boolean isNumeric(String host) {
        return host.startsWith("[") || host.chars().allMatch(c -> c == '.' || c >= '0' && c <= '9');
    }
}
