package dev.crowsnest.cli.server;

import dev.crowsnest.cli.CommandFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is sent with a request that makes the server work. */
record Posted(String method, String type, long length, Opening content) {

    /** The server works, and needs nothing for it. */
    static final Posted NOTHING = new Posted("GET", "", 0, InputStream::nullInputStream);

    /** Opens what is sent. */
    @FunctionalInterface
    interface Opening {
        InputStream open() throws IOException;
    }

    /** The method says it all. */
    static Posted empty(String method) {
        return new Posted(method, "", 0, InputStream::nullInputStream);
    }

    static Posted json(String document) {
        return json("POST", document);
    }

    static Posted json(String method, String document) {
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
        return new Posted(method, "application/json", bytes.length, () -> new ByteArrayInputStream(bytes));
    }

    static Posted file(Path file) {
        try {
            return new Posted("POST", "application/zip", Files.size(file), () -> Files.newInputStream(file));
        } catch (IOException e) {
            throw new CommandFailure("could not read " + file + ": there is no such file, or it may not be read", e);
        }
    }

    /** Streams it: a file need not fit into memory. */
    void send(HttpURLConnection connection) throws IOException {
        connection.setRequestMethod(method);
        if (type.isEmpty()) {
            return;
        }
        connection.setRequestProperty("Content-Type", type);
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(length);
        try (InputStream in = content.open();
                OutputStream out = connection.getOutputStream()) {
            in.transferTo(out);
        }
    }
}
