package dev.crowsnest.analyzer.advisory.osv;

import dev.crowsnest.analyzer.feed.FeedAddress;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Exports on a web server, OSV's own bucket or a mirror.
 *
 * <p>A body that ends early looks like an end to the connection; the end of the archive is what tells.
 */
final class ExportServer implements ExportLocation {

    /** A list of names; OSV's has some hundred lines. */
    private static final int LIST_BYTES = 1 << 20;

    private final URI address;
    private final Duration silence;

    ExportServer(URI address, Duration silence) {
        this.silence = silence;
        this.address = address;
    }

    @Override
    public List<String> ecosystems() {
        String object = describeBase() + "ecosystems.txt";
        try (InputStream body = fetch(resolve("ecosystems.txt"), object)) {
            return new String(body.readNBytes(LIST_BYTES), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::trim)
                    .filter(line -> !line.isEmpty())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new AdvisorySourceException(
                    "fetch the advisories of", object, "the connection failed: " + e.getMessage(), true, e);
        }
    }

    @Override
    public InputStream open(String ecosystem) throws IOException {
        return fetch(place(ecosystem, ARCHIVE), describe(ecosystem));
    }

    @Override
    public URI place(String ecosystem, String file) {
        return resolve(encode(ecosystem) + "/" + encode(file));
    }

    @Override
    public String describe(String ecosystem) {
        return describeBase() + ecosystem + "/" + ARCHIVE;
    }

    private InputStream fetch(URI resource, String object) throws IOException {
        HttpURLConnection connection = FeedAddress.get(resource, Map.of(), silence);
        int status = connection.getResponseCode();
        if (status != HttpURLConnection.HTTP_OK) {
            connection.disconnect();
            boolean later = status == 429 || status >= 500;
            throw new AdvisorySourceException(
                    "fetch the advisories of", object, "the server answered " + status, later, null);
        }
        return connection.getInputStream();
    }

    private URI resolve(String path) {
        return FeedAddress.below(address, path);
    }

    private static String encode(String ecosystem) {
        return URLEncoder.encode(ecosystem, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private String describeBase() {
        String bare = FeedAddress.describe(address);
        return bare.endsWith("/") ? bare : bare + "/";
    }
}
