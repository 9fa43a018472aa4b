package dev.crowsnest.cli.advisory;

import dev.crowsnest.cli.CommandFailure;
import dev.crowsnest.cli.Surroundings;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * One run's turn at the copy of one address: the next waits, and then finds what this one fetched and indexed.
 *
 * <p>The system gives a turn back when its process ends, however it ends.
 */
final class CacheTurn implements AutoCloseable {

    private final @Nullable FileChannel channel;

    private CacheTurn(@Nullable FileChannel channel) {
        this.channel = channel;
    }

    /** Waits for the turn; where nothing can be written there is nothing to wait for. */
    static CacheTurn take(Path lock, String address, Surroundings surroundings) {
        FileChannel channel;
        try {
            Files.createDirectories(lock.toAbsolutePath().getParent());
            channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            return new CacheTurn(null);
        }
        try {
            FileLock free = channel.tryLock();
            if (free == null) {
                surroundings
                        .err()
                        .println("crowsnest: another run brings the advisories of " + address
                                + " up to date; waiting for it");
                channel.lock();
            }
            return new CacheTurn(channel);
        } catch (IOException e) {
            throw new CommandFailure("could not lock " + lock + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // The lock ends with the process at the latest.
            return;
        }
    }
}
