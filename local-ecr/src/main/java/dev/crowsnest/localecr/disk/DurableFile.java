package dev.crowsnest.localecr.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/**
 * Files that are there whole or not at all, also after {@code kill -9} or a loss of power.
 *
 * <p>A file is written under another name, forced to disk and renamed; then its directory is forced, because a rename
 * is a change of the directory.
 */
public final class DurableFile {

    private static final String UNFINISHED = ".unfinished";

    private DurableFile() {}

    /** Writes or replaces a file, readable by its owner only. */
    public static void write(Path target, byte[] content) {
        try {
            Files.createDirectories(parent(target));
            var unfinished = target.resolveSibling("." + UUID.randomUUID() + UNFINISHED);
            try (var channel = FileChannel.open(
                    unfinished, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly(target))) {
                writeAll(channel, ByteBuffer.wrap(content));
                channel.force(true);
            }
            rename(unfinished, target);
        } catch (IOException e) {
            throw new UncheckedIOException("could not write " + target + ": " + e.getMessage(), e);
        }
    }

    /** Gives a file that is already forced to disk its final name. */
    public static void rename(Path forced, Path target) throws IOException {
        Files.createDirectories(parent(target));
        Files.move(forced, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forceDirectory(parent(target));
    }

    public static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + file + ": " + e.getMessage(), e);
        }
    }

    public static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("could not delete " + file + ": " + e.getMessage(), e);
        }
    }

    /** Whether a file is what an interrupted {@link #write} left behind. */
    public static boolean isUnfinished(Path file) {
        return String.valueOf(file.getFileName()).endsWith(UNFINISHED);
    }

    public static void writeAll(FileChannel channel, ByteBuffer content) throws IOException {
        while (content.hasRemaining()) {
            channel.write(content);
        }
    }

    private static void forceDirectory(Path directory) throws IOException {
        if (isPosix(directory)) {
            try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        return isPosix(parent(file))
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static Path parent(Path file) {
        var parent = file.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IllegalArgumentException(file + " has no directory");
        }
        return parent;
    }
}
