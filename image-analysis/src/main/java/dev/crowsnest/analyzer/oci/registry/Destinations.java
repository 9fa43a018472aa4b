package dev.crowsnest.analyzer.oci.registry;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Where a registry may send us, by a redirect or for a token. A hostile one would send us to what only this machine can reach.
 *
 * <p>The addresses that are looked at here are those that the connection then uses: the JDK keeps a lookup for 30 seconds.
 */
final class Destinations {

    /** Nets that the world does not route, each reachable from some machines only. */
    private enum Net {
        THIS_MACHINE,
        LINK,
        PRIVATE,
        PUBLIC
    }

    private final URI registry;

    Destinations(URI registry) {
        this.registry = registry;
    }

    /** Whether two addresses have scheme, host and port in common: then what one was told may be told the other. */
    boolean isRegistry(URI address) {
        return registry.getScheme().equalsIgnoreCase(address.getScheme())
                && registry.getHost().equalsIgnoreCase(address.getHost())
                && port(registry) == port(address);
    }

    /**
     * Lets an address pass, or says why not.
     *
     * @throws ForbiddenDestinationException when the address is not a secure one of the world's, or of the registry's own kind
     * @throws IOException when the host is not known
     */
    void require(URI address) throws IOException {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        if (address.getHost() == null || address.getRawUserInfo() != null || !scheme.matches("https?")) {
            throw new ForbiddenDestinationException("an address that is not one of the web");
        }
        if (isRegistry(address)) {
            return;
        }
        Set<Net> nets = netsOf(address.getHost());
        if (scheme.equals("http") && !nets.equals(Set.of(Net.THIS_MACHINE))) {
            throw new ForbiddenDestinationException("an address without TLS");
        }
        nets.remove(Net.PUBLIC);
        if (!nets.isEmpty() && !netsOf(registry.getHost()).containsAll(nets)) {
            throw new ForbiddenDestinationException("a private address, and it has none itself");
        }
    }

    /**
     * Whether a token service may see the registry's credential: on the registry's own host, or beside it in a domain of at
     * least two parts, as {@code auth.docker.io} is beside {@code registry-1.docker.io}.
     */
    boolean mayHearCredential(URI service) {
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

    private static Set<Net> netsOf(String host) throws IOException {
        Set<Net> nets = EnumSet.noneOf(Net.class);
        for (InetAddress address : InetAddress.getAllByName(host)) {
            nets.add(netOf(address));
        }
        return nets;
    }

    private static Net netOf(InetAddress address) throws IOException {
        byte[] bytes = address.getAddress();
        if (bytes.length == 16 && isTranslated(bytes)) {
            return netOf(InetAddress.getByAddress(new byte[] {bytes[12], bytes[13], bytes[14], bytes[15]}));
        }
        if (address.isLoopbackAddress() || address.isAnyLocalAddress()) {
            return Net.THIS_MACHINE;
        }
        if (address.isLinkLocalAddress() || address.isMulticastAddress()) {
            return Net.LINK;
        }
        boolean unrouted = address instanceof Inet4Address ? isUnrouted(bytes) : (bytes[0] & 0xfe) == 0xfc;
        return address.isSiteLocalAddress() || unrouted ? Net.PRIVATE : Net.PUBLIC;
    }

    /** 64:ff9b::/96 is IPv4 written as IPv6 (RFC 6052). */
    private static boolean isTranslated(byte[] bytes) {
        boolean zeros = true;
        for (int i = 4; i < 12; i++) {
            zeros &= bytes[i] == 0;
        }
        return zeros && bytes[0] == 0 && bytes[1] == 0x64 && (bytes[2] & 0xff) == 0xff && (bytes[3] & 0xff) == 0x9b;
    }

    /** 0.0.0.0/8, carriers' 100.64.0.0/10, and 240.0.0.0/4 with the broadcast address. */
    private static boolean isUnrouted(byte[] bytes) {
        int first = bytes[0] & 0xff;
        return first == 0 || first == 100 && (bytes[1] & 0xc0) == 64 || first >= 240;
    }

    private static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return address.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    }
}
