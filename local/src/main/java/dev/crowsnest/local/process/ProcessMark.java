package dev.crowsnest.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A process as it is remembered in a file: its id alone may by now be another's.
 *
 * @param started when the process began; the epoch where the system does not say
 */
public record ProcessMark(long pid, Instant started) {

    /** The system computes the time from its boot time, which is corrected now and then. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    /** Remembers a process that runs. */
    public static ProcessMark of(ProcessHandle process) {
        return new ProcessMark(process.pid(), started(process));
    }

    /** Reads a file; empty when there is none, or it holds something else. */
    public static Optional<ProcessMark> read(Path file) {
        try {
            var words = Files.readString(file).strip().split(" ");
            return Optional.of(
                    new ProcessMark(Long.parseLong(words[0]), Instant.ofEpochMilli(Long.parseLong(words[1]))));
        } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    /** Writes {@code PID MILLISECONDS}; who wants to kill a part reads the first word. */
    public void write(Path file) {
        try {
            Files.writeString(file, pid + " " + started.toEpochMilli() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("could not write the process id for " + file, e);
        }
    }

    /** The process, when it still runs and is the same one. */
    public Optional<ProcessHandle> process() {
        // One that is dead and that nobody has waited for still counts as alive, but runs no program any more.
        return ProcessHandle.of(pid)
                .filter(process -> process.isAlive() && process.info().command().isPresent())
                .filter(this::isSame);
    }

    private boolean isSame(ProcessHandle process) {
        return Duration.between(started, started(process)).abs().compareTo(TOLERANCE) <= 0;
    }

    private static Instant started(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH).truncatedTo(ChronoUnit.MILLIS);
    }
}
