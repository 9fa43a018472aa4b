package dev.crowsnest.ingest.bench;

import dev.crowsnest.testsupport.infrastructure.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** One of the two servers that are compared. */
final class Contender implements AutoCloseable {

    private static final int FIRST_SERVER_ERROR = 500;

    private final String name;
    private final JavaProcess process;
    private final int port;
    private final URI ready;
    private final LoadGenerator load;

    private Contender(String name, JavaProcess process, int port, String readyPath, LoadGenerator load) {
        this.name = name;
        this.process = process;
        this.port = port;
        this.ready = URI.create("http://127.0.0.1:" + port + readyPath);
        this.load = load;
    }

    /**
     * Starts a server and waits until it answers.
     *
     * @param readyPath answers below 500 once events are taken
     * @param eventPath where an event goes
     */
    static Contender start(
            String name,
            Path jar,
            Path log,
            Map<String, String> settings,
            String readyPath,
            Function<PushEvent, String> eventPath)
            throws IOException {
        int port = FreePort.find();
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        JavaProcess process =
                JavaProcess.start(List.of("-Xms256m", "-Xmx256m", "-jar", jar.toString()), environment, log);
        var contender = new Contender(name, process, port, readyPath, new LoadGenerator(port, eventPath));
        try {
            process.awaitReady(contender::isReady);
            return contender;
        } catch (RuntimeException e) {
            contender.close();
            throw e;
        }
    }

    String name() {
        return name;
    }

    LoadGenerator load() {
        return load;
    }

    Duration cpuTime() {
        return process.cpuTime();
    }

    int port() {
        return port;
    }

    long peakMemory() throws IOException {
        return process.peakMemory();
    }

    /** Whether it takes events now. */
    boolean isReady() throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(ready).timeout(Duration.ofSeconds(2)).build();
        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
        return answer.statusCode() < FIRST_SERVER_ERROR;
    }

    @Override
    public void close() {
        load.close();
        process.close();
    }
}
