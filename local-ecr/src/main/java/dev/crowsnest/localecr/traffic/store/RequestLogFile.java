package dev.crowsnest.localecr.traffic.store;

import dev.crowsnest.localecr.json.Json;
import dev.crowsnest.localecr.traffic.LoggedRequest;
import dev.crowsnest.localecr.traffic.RequestSink;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes one JSON line a request, on a thread of its own, to a file that is turned over once. */
public final class RequestLogFile implements RequestSink, AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(RequestLogFile.class);

    private static final long LARGEST_FILE = 64L * 1024 * 1024;
    private static final int WAITING = 100_000;
    private static final long FLUSH_MILLIS = 200;
    private static final long CLOSE_MILLIS = 2000;

    private final Path file;
    private final BlockingQueue<LoggedRequest> waiting = new LinkedBlockingQueue<>(WAITING);
    private final Thread writer;
    private volatile boolean closed;

    public RequestLogFile(Path file) {
        this.file = file;
        this.writer = new Thread(this::write, "request-log");
        writer.setDaemon(true);
        writer.start();
    }

    /** Drops the line when the disk cannot follow: the log in memory is the one that tests count on. */
    @Override
    public void accept(LoggedRequest request) {
        if (!waiting.offer(request)) {
            LOGGER.atDebug().addKeyValue("path", request.path()).log("Request is missing in the log file");
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            writer.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        try {
            while (!closed) {
                turnOver();
                try (var out = open()) {
                    writeUntilFull(out);
                }
            }
        } catch (IOException e) {
            LOGGER.atError().addKeyValue("file", file).setCause(e).log("Request log file cannot be written");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void writeUntilFull(OutputStream out) throws IOException, InterruptedException {
        var size = Files.size(file);
        while (size < LARGEST_FILE && !(closed && waiting.isEmpty())) {
            var request = waiting.poll(FLUSH_MILLIS, TimeUnit.MILLISECONDS);
            if (request == null) {
                out.flush();
                continue;
            }
            var line = Json.bytes(request.toJson());
            out.write(line);
            out.write('\n');
            size += line.length + 1;
        }
    }

    private OutputStream open() throws IOException {
        return new BufferedOutputStream(
                Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    }

    private void turnOver() throws IOException {
        if (Files.exists(file) && Files.size(file) >= LARGEST_FILE) {
            Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
