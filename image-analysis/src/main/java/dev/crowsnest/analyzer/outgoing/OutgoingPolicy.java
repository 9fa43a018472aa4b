package dev.crowsnest.analyzer.outgoing;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import javax.net.ssl.HttpsURLConnection;

/**
 * Decides where connections may go on behalf of one origin: the registry that was asked for, or the address that the operator
 * configured. The origin itself may be anywhere. Whatever it names, by a redirect or for a token, is a secure address of the
 * world, or lies in the private net or on the machine where the origin is.
 *
 * <p>Names are looked up before a connection, for a reason that can be told; the address of the connection itself is checked
 * again when it is made, so a name that changes between the two leads nowhere.
 */
public final class OutgoingPolicy {

    private final URI origin;
    private final NameLookup lookup;

    /** All nets where the origin was ever found. One that moves between them has none of its own. */
    private final Set<Net> home = EnumSet.noneOf(Net.class);

    OutgoingPolicy(URI origin, NameLookup lookup) {
        this.origin = origin;
        this.lookup = lookup;
    }

    /** On behalf of an address that whoever asks chose himself. */
    public static OutgoingPolicy of(URI origin) {
        return new OutgoingPolicy(origin, NameLookup.PLATFORM);
    }

    /** Whether an address has the origin's scheme, host and port: then what one was told may be told the other. */
    public boolean isOrigin(URI address) {
        return address.getHost() != null
                && origin.getScheme().equalsIgnoreCase(address.getScheme())
                && origin.getHost().equalsIgnoreCase(address.getHost())
                && port(origin) == port(address);
    }

    /**
     * A connection that is not made yet. It follows no redirect: the next address is one to be opened here too.
     *
     * @throws ForbiddenDestinationException when we do not go there; also later, from the connection
     * @throws IOException when the host is not known
     */
    public HttpURLConnection open(URI address) throws IOException {
        Set<Net> allowed = require(address);
        var connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setInstanceFollowRedirects(false);
        if (!isOrigin(address) && connection instanceof HttpsURLConnection secure) {
            secure.setSSLSocketFactory(CheckedSockets.to(allowed));
        }
        return connection;
    }

    /** The nets that the connection may lead to. */
    private Set<Net> require(URI address) throws IOException {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        if (address.getHost() == null || !scheme.matches("https?")) {
            throw new ForbiddenDestinationException("an address that is not one of the web");
        }
        learnHome();
        if (isOrigin(address)) {
            return EnumSet.allOf(Net.class);
        }
        if (address.getRawUserInfo() != null) {
            throw new ForbiddenDestinationException("an address that is not one of the web");
        }
        if (scheme.equals("http") && !isLiterallyThisMachine(address.getHost())) {
            throw new ForbiddenDestinationException("an address without TLS");
        }
        Set<Net> allowed = allowed();
        for (InetAddress found : lookup.addresses(address.getHost())) {
            requireOneOf(allowed, found);
        }
        return allowed;
    }

    static void requireOneOf(Set<Net> allowed, InetAddress found) throws ForbiddenDestinationException {
        if (!allowed.contains(Net.of(found))) {
            throw new ForbiddenDestinationException("a private address, and it has none itself");
        }
    }

    private synchronized Set<Net> allowed() {
        Set<Net> allowed = EnumSet.of(Net.PUBLIC);
        if (home.equals(Set.of(Net.PRIVATE)) || home.equals(Set.of(Net.THIS_MACHINE))) {
            allowed.addAll(home);
        }
        return allowed;
    }

    private synchronized void learnHome() {
        try {
            lookup.addresses(origin.getHost()).forEach(address -> home.add(Net.of(address)));
        } catch (UnknownHostException e) {
            // A proxy may know it. Nothing was learnt, so nothing private is allowed.
            home.add(Net.NOWHERE);
        }
    }

    /** Plain HTTP cannot be checked when the connection is made, so nothing may be left to a lookup. */
    private static boolean isLiterallyThisMachine(String host) {
        return host.matches("localhost|127\\.[0-9.]+|\\[::1]");
    }

    private static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return address.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    }
}
