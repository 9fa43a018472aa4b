package dev.crowsnest.cli.server;

import dev.crowsnest.analyzer.report.JsonFields;
import dev.crowsnest.analyzer.report.Printable;
import dev.crowsnest.cli.CommandFailure;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Requests to a server's public API, each with an answer or one sentence that says why there is none. */
final class ServerRequests {

    private static final String COULD_NOT = "could not ";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** A server may fetch all of OSV meanwhile. */
    private static final Duration WORK = Duration.ofMinutes(11);

    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]+");

    private final URI address;
    private final @Nullable String token;

    ServerRequests(URI address, @Nullable String token) {
        if (token != null && !TOKEN.matcher(token).matches()) {
            throw new CommandFailure("what is given for " + shown(address)
                    + " is no token: it is empty, or holds blanks or control characters; tokens look like cn_…");
        }
        this.address = address;
        this.token = token;
    }

    /** Reads an answer. */
    @FunctionalInterface
    interface Reading<T> {
        T read(InputStream in) throws IOException;
    }

    /** Asks what changes nothing. */
    <T> T get(String action, String path, String ifMissing, Reading<T> reading) {
        return ask(action, path, ifMissing, reading, null);
    }

    /**
     * Asks.
     *
     * @param action what fails where the answer is none, such as {@code get the list of feeds from}
     * @param ifMissing what it means that there is no such thing
     * @param posted absent for a question that changes nothing
     */
    <T> T ask(String action, String path, String ifMissing, Reading<T> reading, @Nullable Posted posted) {
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
            refuse(action, connection, ifMissing);
            try (InputStream body = new WholeBody(connection.getInputStream(), connection.getContentLengthLong())) {
                return reading.read(body);
            }
        } catch (IOException e) {
            String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            throw failure(action, reason + "; look at the server's address, and whether it runs");
        }
    }

    private void refuse(String action, HttpURLConnection connection, String ifMissing) throws IOException {
        int status = connection.getResponseCode();
        switch (status) {
            case 200, 201, 202, 204 -> {}
            case 401 ->
                throw failure(
                        action,
                        "it does not accept the token; sign in with crowsnest login, or set CROWSNEST_TOKEN to one that may read");
            case 404 -> throw failure(action, ifMissing);
            case 400, 403, 409, 413, 503 -> throw refusal(action, status, detail(connection));
            default -> throw failure(action, "it answered " + status);
        }
    }

    /** What the server says to people, where it says anything. */
    private static String detail(HttpURLConnection connection) throws IOException {
        try (InputStream body = connection.getErrorStream()) {
            String detail =
                    body == null ? "" : JsonFields.document(body).path("detail").asText("");
            return Printable.of(detail);
        } catch (IOException e) {
            return "";
        }
    }

    private CommandFailure refusal(String action, int status, String detail) {
        // Its sentence says itself what could not be done.
        return detail.startsWith(COULD_NOT)
                ? new CommandFailure(shown(address) + " answered " + status + ": " + detail)
                : failure(action, "it answered " + status + (detail.isEmpty() ? "" : ": " + detail));
    }

    private CommandFailure failure(String action, String reason) {
        return new CommandFailure(COULD_NOT + action + " " + shown(address) + ": " + reason);
    }

    /** Without user and password. */
    static String shown(URI address) {
        String host = address.getPort() < 0 ? address.getHost() : address.getHost() + ":" + address.getPort();
        return address.getScheme() + "://" + host;
    }
}
