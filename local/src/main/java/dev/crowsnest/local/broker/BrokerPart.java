package dev.crowsnest.local.broker;

import dev.crowsnest.local.process.JavaPart;
import dev.crowsnest.local.process.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The broker with its topics, seen from the launcher. */
public final class BrokerPart implements Part {

    private final JavaPart process;
    private final Path readyFile;
    private final int port;

    /**
     * A broker with its records in {@code data}.
     *
     * @param java options of the virtual machine, with the class path
     * @param readyFile written by the broker once it serves
     */
    public BrokerPart(Path data, Path log, int port, int controllerPort, List<String> java, Path readyFile) {
        this.readyFile = readyFile;
        this.port = port;
        var arguments = new ArrayList<>(java);
        arguments.addAll(List.of(
                BrokerMain.class.getName(),
                data.toString(),
                Integer.toString(port),
                Integer.toString(controllerPort),
                readyFile.toString()));
        this.process = new JavaPart("broker", "", arguments, Map.of(), log, () -> false);
    }

    @Override
    public String name() {
        return process.name();
    }

    @Override
    public String description() {
        return "Kafka on port " + port;
    }

    @Override
    public ProcessHandle start() {
        try {
            Files.deleteIfExists(readyFile);
        } catch (IOException e) {
            throw new UncheckedIOException("could not delete " + readyFile, e);
        }
        return process.start();
    }

    @Override
    public boolean isReady() {
        return Files.exists(readyFile);
    }
}
