package dev.crowsnest.cli.server;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.crowsnest.analyzer.explanation.ExplanationJsonReader;
import dev.crowsnest.analyzer.explanation.ImageExplanation;
import dev.crowsnest.analyzer.oci.Digest;
import dev.crowsnest.analyzer.report.ImageReport;
import dev.crowsnest.analyzer.report.JsonFields;
import dev.crowsnest.analyzer.report.PackageList;
import dev.crowsnest.analyzer.report.Printable;
import dev.crowsnest.analyzer.report.ReportJsonReader;
import dev.crowsnest.cli.CommandFailure;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A Crowsnest server's public API, as far as the command line asks it. */
public final class CrowsnestServer {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** A server may fetch all of OSV meanwhile. */
    private static final Duration WORK = Duration.ofMinutes(11);

    private final URI address;
    private final @Nullable String token;

    /** @param token a personal one; absent where the server wants none */
    public CrowsnestServer(URI address, @Nullable String token) {
        this.address = address;
        this.token = token;
    }

    /** The address that a person wrote. */
    public static URI address(String text) {
        try {
            URI address = URI.create(text);
            String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
            if (address.getHost() != null && (scheme.equals("http") || scheme.equals("https"))) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            throw new CommandFailure("not the address of a server: '" + text + "'; write https://host", e);
        }
        throw new CommandFailure("not the address of a server: '" + text + "'; write https://host");
    }

    /** The stored report of an image. */
    public ImageReport report(Digest digest, @Nullable String platform) {
        return get(digest, "report", platform, new ReportJsonReader()::readReport);
    }

    /** The stored packages of an image. */
    public PackageList packages(Digest digest, @Nullable String platform) {
        return get(digest, "packages", platform, new ReportJsonReader()::readPackages);
    }

    /** How an image stands to a vulnerability, by any of its ids. */
    public ImageExplanation explanation(Digest digest, @Nullable String platform, String vulnerability) {
        // Spaces are %20 in a path, and + is itself.
        String id = URLEncoder.encode(vulnerability, StandardCharsets.UTF_8).replace("+", "%20");
        return get(digest, "vulnerabilities/" + id, platform, new ExplanationJsonReader()::read);
    }

    /** How the server's sources of advisories and of known attacks stand. */
    public List<ListedFeed> feeds() {
        return get(
                "the list of feeds",
                "feeds",
                "it has no such list: it is older than this program",
                ListedFeed::readAll);
    }

    /**
     * Looks at all of them now, and how each stands then.
     *
     * @param from the address of a mirror to look at this once
     */
    public List<ListedFeed> syncFeeds(@Nullable String from) {
        String body = from == null ? "{}" : "{\"from\": " + new TextNode(from) + "}";
        return ask(
                "the feeds that it was to look at",
                "feeds/sync",
                "it cannot be told to look: it is older than this program",
                ListedFeed::readAll,
                Posted.json(body));
    }

    /** Keeps all that the server matches with as one file; a file of that name is replaced once all of it is here. */
    public void exportFeeds(Path file) {
        ask(
                "the advisories",
                "feeds/archive",
                "it cannot export them: it is older than this program",
                in -> ArrivingFile.keep(in, file),
                Posted.NOTHING);
    }

    /** Lets the server put what such a file holds in place of what it holds, and how each feed stands then. */
    public List<ListedFeed> importFeeds(Path file) {
        return ask(
                "an import of " + file,
                "feeds/archive",
                "it cannot import advisories: it is older than this program",
                ListedFeed::readAll,
                Posted.file(file));
    }

    @FunctionalInterface
    private interface Reading<T> {
        T read(InputStream in) throws IOException;
    }

    private <T> T get(Digest digest, String document, @Nullable String platform, Reading<T> reading) {
        String query = platform == null ? "" : "?platform=" + URLEncoder.encode(platform, StandardCharsets.UTF_8);
        return get(
                "the result of " + digest,
                "images/" + digest + "/" + document + query,
                "it has no finished analysis of this image; without --server the image is analysed here",
                reading);
    }

    private <T> T get(String object, String path, String ifMissing, Reading<T> reading) {
        return ask(object, path, ifMissing, reading, null);
    }

    /** @param posted absent for a question that changes nothing */
    private <T> T ask(String object, String path, String ifMissing, Reading<T> reading, @Nullable Posted posted) {
        String base = address.toString();
        URI resource = URI.create((base.endsWith("/") ? base : base + "/") + "api/v1/" + path);
        try {
            var connection = (HttpURLConnection) resource.toURL().openConnection();
            connection.setConnectTimeout((int) PATIENCE.toMillis());
            connection.setReadTimeout((int) (posted == null ? PATIENCE : WORK).toMillis());
            connection.setInstanceFollowRedirects(false);
            connection.setRequestProperty("Accept", "application/json, application/octet-stream");
            if (token != null) {
                connection.setRequestProperty("Authorization", "Bearer " + token);
            }
            if (posted != null) {
                posted.send(connection);
            }
            refuse(object, connection, ifMissing);
            try (InputStream body = new WholeBody(connection.getInputStream(), connection.getContentLengthLong())) {
                return reading.read(body);
            }
        } catch (IOException e) {
            String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            throw failure(object, reason + "; look at the server's address, and whether it runs");
        }
    }

    private void refuse(String object, HttpURLConnection connection, String ifMissing) throws IOException {
        int status = connection.getResponseCode();
        switch (status) {
            case 200 -> {}
            case 401, 403 ->
                throw failure(object, "it does not accept the token; set CROWSNEST_TOKEN to one that may read");
            case 404 -> throw failure(object, ifMissing);
            case 400, 409, 413, 503 -> throw failure(object, "it answered " + status + detail(connection));
            default -> throw failure(object, "it answered " + status);
        }
    }

    /** What the server says to people, where it says anything. */
    private static String detail(HttpURLConnection connection) throws IOException {
        try (InputStream body = connection.getErrorStream()) {
            String detail =
                    body == null ? "" : JsonFields.document(body).path("detail").asText("");
            return detail.isEmpty() ? "" : ": " + Printable.of(detail);
        } catch (IOException e) {
            return "";
        }
    }

    private CommandFailure failure(String object, String reason) {
        return new CommandFailure(
                "could not get " + object + " from " + address.getScheme() + "://" + hostOf(address) + ": " + reason);
    }

    /** Without user and password. */
    private static String hostOf(URI address) {
        return address.getPort() < 0 ? address.getHost() : address.getHost() + ":" + address.getPort();
    }
}
