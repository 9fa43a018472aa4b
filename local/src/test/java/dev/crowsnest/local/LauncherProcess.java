package dev.crowsnest.local;

import dev.crowsnest.local.process.ProcessMark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The launcher as a process of its own, as the script starts it. */
public final class LauncherProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Path data;
    private final Path output;
    private final Process process;

    private LauncherProcess(Path data, Path output, Process process) {
        this.data = data;
        this.output = output;
        this.process = process;
    }

    /** Starts it with its data in this directory; returns at once. */
    static LauncherProcess start(Path data, int ports, String... arguments) throws IOException {
        return start(data, ports, Map.of(), arguments);
    }

    /** The same, with settings in the environment that every part inherits. */
    public static LauncherProcess start(Path data, int ports, Map<String, String> environment, String... arguments)
            throws IOException {
        var output = Files.createTempFile(data.toAbsolutePath().getParent(), "launcher", ".out");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dcrowsnest.home=" + home(),
                "-cp",
                System.getProperty("java.class.path"),
                LauncherMain.class.getName()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--ports", Integer.toString(ports), "--data", data.toString()));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        return new LauncherProcess(data, output, builder.start());
    }

    /** Where the modules lie: beside this one, unless a benchmark that was started elsewhere says where. */
    public static Path home() {
        return Path.of(System.getProperty("crowsnest.home", ".."))
                .toAbsolutePath()
                .normalize();
    }

    /** Seven ports in a row that nobody listens to; tests that run beside each other begin to look in different places. */
    public static int freePorts() {
        long begin = ProcessHandle.current().pid() * 64;
        return LongStream.range(begin, begin + 500)
                .mapToInt(row -> 27_000 + 7 * (int) (row % 500))
                .filter(base -> IntStream.range(base, base + 7).allMatch(LauncherProcess::isFree))
                .findFirst()
                .orElseThrow();
    }

    public LauncherProcess awaitReady() {
        await().atMost(PATIENCE).until(() -> !process.isAlive() || said().contains("Ready after"));
        assertThat(process.isAlive()).as(said()).isTrue();
        return this;
    }

    int awaitEnd() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as(said())
                .isTrue();
        return process.exitValue();
    }

    /** The parts that it started and that run now. */
    List<ProcessHandle> parts() {
        try (var files = Files.list(data.resolve("run"))) {
            return files.filter(file -> file.toString().endsWith(".pid") && !file.endsWith("launcher.pid"))
                    .flatMap(file -> ProcessMark.read(file).flatMap(ProcessMark::process).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One part, while it runs. */
    public Optional<ProcessHandle> part(String name) {
        return ProcessMark.read(data.resolve("run").resolve(name + ".pid")).flatMap(ProcessMark::process);
    }

    /** SIGKILL for the launcher first, so that it starts nothing again, then for every part. */
    public void killEverything() {
        var parts = parts();
        process.toHandle().destroyForcibly();
        parts.forEach(ProcessHandle::destroyForcibly);
        await().atMost(PATIENCE)
                .until(() -> !process.isAlive() && parts.stream().noneMatch(ProcessHandle::isAlive));
    }

    /** SIGKILL for the launcher alone. */
    void killLauncher() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    public String said() {
        try {
            return Files.readString(output, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGTERM, which stops everything in order. */
    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
