package dev.crowsnest.analyzer.feed;

import dev.crowsnest.analyzer.outgoing.ForbiddenDestinationException;
import dev.crowsnest.analyzer.outgoing.OutgoingPolicy;
import dev.crowsnest.analyzer.outgoing.Redirects;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Addresses that advisories and feeds are fetched from: how one is called, and what people may see of it. */
public final class FeedAddress {

    private static final Duration CONNECT = Duration.ofSeconds(10);

    private FeedAddress() {}

    /** Without user and password, and without a query, which holds the secret where an address is signed. */
    public static String describe(URI address) {
        if (address.getHost() == null) {
            return address.toString();
        }
        try {
            return new URI(
                            address.getScheme(),
                            null,
                            address.getHost(),
                            address.getPort(),
                            address.getPath(),
                            null,
                            null)
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("an address lost its form without its user and password", e);
        }
    }

    /** What lies at {@code path} below an address. */
    public static URI below(URI address, String path) {
        String base = address.toString();
        return URI.create(base.endsWith("/") ? base + path : base + "/" + path);
    }

    /**
     * The answer to a call. Who sends us on is followed five times at most, and only to where {@link OutgoingPolicy} lets us.
     *
     * @param silence of the server between two bytes: one that stops in the middle must not hold us for ever
     * @throws IOException when there is none, or it lies where we do not go
     */
    public static HttpURLConnection get(URI address, Map<String, String> headers, Duration silence) throws IOException {
        var outgoing = OutgoingPolicy.of(address);
        URI next = address;
        for (int i = 0; i <= Redirects.MOST; i++) {
            HttpURLConnection connection = open(outgoing, next);
            connection.setConnectTimeout((int) CONNECT.toMillis());
            connection.setReadTimeout((int) silence.toMillis());
            connection.setRequestProperty("User-Agent", "crowsnest");
            headers.forEach(connection::setRequestProperty);
            if (!Redirects.isOne(connection.getResponseCode())) {
                return connection;
            }
            next = target(next, connection.getHeaderField("Location"));
            connection.disconnect();
        }
        throw new IOException("it redirects more than " + Redirects.MOST + " times");
    }

    private static HttpURLConnection open(OutgoingPolicy outgoing, URI address) throws IOException {
        try {
            return outgoing.open(address);
        } catch (ForbiddenDestinationException e) {
            throw new IOException("it sends us to " + e.getMessage(), e);
        }
    }

    private static URI target(URI from, @Nullable String location) throws IOException {
        try {
            return Redirects.target(from, location);
        } catch (IllegalArgumentException e) {
            throw new IOException("it " + e.getMessage());
        }
    }
}
