package dev.crowsnest.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A part that does nothing for a long time; ready as soon as it runs. */
final class SleepingPart implements Part {

    final List<ProcessHandle> started = new CopyOnWriteArrayList<>();
    private final String name;

    SleepingPart(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String description() {
        return name;
    }

    @Override
    public ProcessHandle start() {
        try {
            var process = new ProcessBuilder("sleep", "600").start().toHandle();
            started.add(process);
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean isReady() {
        return started.get(started.size() - 1).isAlive();
    }
}
