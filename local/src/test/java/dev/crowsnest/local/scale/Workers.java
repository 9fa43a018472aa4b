package dev.crowsnest.local.scale;

import dev.crowsnest.local.LauncherProcess;
import dev.crowsnest.local.chaos.Signal;
import dev.crowsnest.local.chaos.Surroundings;
import dev.crowsnest.local.process.JavaPart;
import dev.crowsnest.local.service.BuiltService;
import dev.crowsnest.testsupport.infrastructure.FreePort;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** Workers of the launcher's analysis-service and of replicas beside it, two in each process at most. */
final class Workers implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String SERVICE = "analysis-service";
    private static final int MOST = 2;

    private final Surroundings surroundings;
    private final List<ProcessHandle> processes = new ArrayList<>();

    Workers(Surroundings surroundings, LauncherProcess launcher) {
        this.surroundings = surroundings;
        processes.add(launcher.part(SERVICE).orElseThrow());
    }

    /** How many each process has. */
    static int perReplica(int workers) {
        return workers > MOST ? MOST : 1;
    }

    static Map<String, String> settings(int workers) {
        return Map.of("CROWSNEST_ANALYSIS_SCAN_WORKERS", Integer.toString(workers));
    }

    /** Starts what is missing to so many. */
    void start(int workers) throws IOException {
        int each = perReplica(workers);
        List<JavaPart> parts = new ArrayList<>();
        for (int replica = 1; replica < workers / each; replica++) {
            parts.add(replica(replica, each));
        }
        parts.forEach(part -> processes.add(part.start()));
        Awaitility.await("replicas of " + SERVICE)
                .atMost(PATIENCE)
                .until(() -> parts.stream().allMatch(JavaPart::isReady));
    }

    private JavaPart replica(int number, int workers) throws IOException {
        Path jar = LauncherProcess.home().resolve(SERVICE).resolve("target/quarkus-app/quarkus-run.jar");
        Map<String, String> settings = surroundings.settings("analysis");
        settings.putAll(settings(workers));
        Path log = surroundings.data().resolve("logs").resolve(SERVICE + "-" + number + ".log");
        return new BuiltService(SERVICE, jar, FreePort.find(), List.of("-Xmx512m", "-XX:+UseSerialGC"))
                .part(settings, log);
    }

    /** Nothing is analysed until they go on. */
    void stop() throws IOException, InterruptedException {
        send(Signal.STOP);
    }

    void goOn() throws IOException, InterruptedException {
        send(Signal.CONT);
    }

    private void send(Signal signal) throws IOException, InterruptedException {
        for (ProcessHandle process : processes) {
            signal.send(process.pid());
        }
    }

    /** The launcher ends its own. */
    @Override
    public void close() throws IOException, InterruptedException {
        goOn();
        List<ProcessHandle> own = processes.subList(1, processes.size());
        own.forEach(ProcessHandle::destroyForcibly);
        own.forEach(process -> process.onExit().join());
    }
}
