package dev.crowsnest.analyzer.feed;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;

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
     * A call that is not sent yet.
     *
     * @param silence of the server between two bytes: one that stops in the middle must not hold us for ever
     */
    public static HttpURLConnection connect(URI address, Duration silence) throws IOException {
        var connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setConnectTimeout((int) CONNECT.toMillis());
        connection.setReadTimeout((int) silence.toMillis());
        connection.setRequestProperty("User-Agent", "crowsnest");
        return connection;
    }
}
