package dev.crowsnest.localecr.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The directory that holds everything; one process at a time has it. */
public final class StorageDirectory implements AutoCloseable {

    private final Path root;
    private final FileChannel lockFile;

    private StorageDirectory(Path root, FileChannel lockFile) {
        this.root = root;
        this.lockFile = lockFile;
    }

    /** Makes the directory if need be and takes it. Throws {@link UnusableDirectory} with the reason otherwise. */
    public static StorageDirectory open(Path root) {
        try {
            Files.createDirectories(root);
            var lockFile = FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(lockFile) == null) {
                lockFile.close();
                throw new UnusableDirectory(root, "another local-ecr uses it");
            }
            return new StorageDirectory(root, lockFile);
        } catch (IOException e) {
            throw new UnusableDirectory(root, "it cannot be written (" + e + ")", e);
        }
    }

    public Path resolve(String name) {
        return root.resolve(name);
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable FileLock lock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException heldInThisProcess) {
            return null;
        }
    }
}
