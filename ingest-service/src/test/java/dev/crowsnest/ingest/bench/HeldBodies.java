package dev.crowsnest.ingest.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Connections of callers without a key that send most of the largest body there may be, and never its end. */
final class HeldBodies implements AutoCloseable {

    private static final int ANNOUNCED = 1_000_000;
    private static final int SENT = 900_000;
    private static final int PIECE = 50_000;

    private final int port;
    private final byte[] head;
    private final List<Socket> sockets = new ArrayList<>();

    HeldBodies(int port, String path) {
        this.port = port;
        this.head = "POST %s HTTP/1.1\r\nHost: localhost\r\nx-api-key: wrong\r\nContent-Length: %d\r\n\r\n"
                .formatted(path, ANNOUNCED)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Opens so many; the number of those over which the edge let all of it come. */
    int open(int count) throws IOException {
        int taken = 0;
        for (int i = 0; i < count; i++) {
            var socket = new Socket(InetAddress.getLoopbackAddress(), port);
            sockets.add(socket);
            if (send(socket.getOutputStream())) {
                taken++;
            }
        }
        return taken;
    }

    private boolean send(OutputStream out) {
        try {
            out.write(head);
            for (int sent = 0; sent < SENT; sent += PIECE) {
                out.write(new byte[PIECE]);
            }
            return true;
        } catch (IOException e) {
            // Closed by the edge, which need not take what it refuses.
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
