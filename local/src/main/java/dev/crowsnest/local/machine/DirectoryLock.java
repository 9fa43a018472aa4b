package dev.crowsnest.local.machine;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Keeps a second launcher out of a data directory; the system gives it back however this process ends. */
public final class DirectoryLock implements AutoCloseable {

    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Throws {@link CannotStart} when another launcher works in the directory. */
    public static DirectoryLock take(StateDirectory data) {
        var file = data.run().resolve("launcher.lock");
        var holder = data.run().resolve("launcher.pid");
        try {
            var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isLocked(channel)) {
                channel.close();
                throw new CannotStart(
                        "Crowsnest already runs in %s (process %s); stop it, or choose another place with --data and other ports with --ports."
                                .formatted(data.path(), processOf(holder)));
            }
            return new DirectoryLock(channel);
        } catch (IOException e) {
            throw new CannotStart("The data directory %s cannot be locked: %s.".formatted(data.path(), e), e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new CannotStart("The lock of the data directory cannot be given back: %s.".formatted(e), e);
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static @Nullable String processOf(Path holder) throws IOException {
        return Files.exists(holder) ? Files.readString(holder).split(" ", 2)[0].strip() : "unknown";
    }
}
