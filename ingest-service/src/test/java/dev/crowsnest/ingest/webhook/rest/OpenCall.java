package dev.crowsnest.ingest.webhook.rest;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A call that is sent piece by piece. */
final class OpenCall implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;

    private final String integration;
    private final Socket socket;

    OpenCall(String integration) throws IOException {
        this.integration = integration;
        this.socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    String head(String key, long length) {
        return "POST /webhooks/eventbridge/%s HTTP/1.1\r\nHost: localhost\r\nx-api-key: %s\r\nContent-Length: %d\r\n\r\n"
                .formatted(integration, key, length);
    }

    void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Head and body of the next answer. */
    String answer() throws IOException {
        InputStream in = socket.getInputStream();
        var read = new StringBuilder();
        while (read.indexOf("\r\n\r\n") < 0) {
            read.append(next(in));
        }
        String length = read.toString().replaceFirst("(?is).*content-length: (\\d+)\r\n.*", "$1");
        return read + new String(in.readNBytes(Integer.parseInt(length)), StandardCharsets.UTF_8);
    }

    private static char next(InputStream in) throws IOException {
        int next = in.read();
        if (next < 0) {
            throw new IOException("the connection was closed before an answer");
        }
        return (char) next;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
