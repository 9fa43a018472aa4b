package dev.crowsnest.analyzer.advisory.osv;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * Exports on a web server, OSV's own bucket or a mirror.
 *
 * <p>A body shorter than the server said fails while it is read: the client checks the length.
 */
final class ExportServer implements ExportLocation {

    private static final Duration CONNECT = Duration.ofSeconds(10);

    /** To the first byte of the answer; the body takes what it takes. */
    private static final Duration ANSWER = Duration.ofSeconds(60);

    /** A list of names; OSV's has some hundred lines. */
    private static final int LIST_BYTES = 1 << 20;

    private final URI address;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    ExportServer(URI address) {
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
        return fetch(resolve(encode(ecosystem) + "/" + ARCHIVE), describe(ecosystem));
    }

    @Override
    public String describe(String ecosystem) {
        return describeBase() + ecosystem + "/" + ARCHIVE;
    }

    private InputStream fetch(URI resource, String object) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(resource)
                .timeout(ANSWER)
                .header("User-Agent", "crowsnest")
                .build();
        HttpResponse<InputStream> response;
        try {
            response = client.send(request, BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AdvisorySourceException("fetch the advisories of", object, "it was interrupted", true, e);
        }
        if (response.statusCode() != 200) {
            response.body().close();
            boolean later = response.statusCode() == 429 || response.statusCode() >= 500;
            throw new AdvisorySourceException(
                    "fetch the advisories of", object, "the server answered " + response.statusCode(), later, null);
        }
        return response.body();
    }

    private URI resolve(String path) {
        String base = address.toString();
        return URI.create(base.endsWith("/") ? base + path : base + "/" + path);
    }

    private static String encode(String ecosystem) {
        return URLEncoder.encode(ecosystem, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private String describeBase() {
        try {
            String path = address.getPath() == null ? "" : address.getPath();
            String bare = new URI(address.getScheme(), null, address.getHost(), address.getPort(), path, null, null)
                    .toString();
            return bare.endsWith("/") ? bare : bare + "/";
        } catch (URISyntaxException e) {
            throw new IllegalStateException("an address lost its form without its user and password", e);
        }
    }
}
