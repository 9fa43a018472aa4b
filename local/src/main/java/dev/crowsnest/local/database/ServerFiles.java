package dev.crowsnest.local.database;

import dev.crowsnest.local.machine.CannotStart;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The programs of PostgreSQL for this machine, unpacked once from the jar that brings them. */
record ServerFiles(Path directory) {

    private static final int EXECUTABLE = 0100;

    /** Unpacks them unless that was done before; half of it is never taken for the whole. */
    static ServerFiles in(Path directory) {
        if (!Files.exists(directory)) {
            var unfinished = directory.resolveSibling(directory.getFileName() + ".unfinished");
            try {
                unpack(unfinished);
                Files.move(unfinished, directory, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                throw new UncheckedIOException("could not unpack PostgreSQL for " + directory + ": " + e, e);
            }
        }
        return new ServerFiles(directory);
    }

    String program(String name) {
        return directory.resolve("bin").resolve(name).toString();
    }

    private static void unpack(Path target) throws IOException {
        try (var archive = new TarArchiveInputStream(new XZCompressorInputStream(open()))) {
            for (var entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                write(archive, entry, target.resolve(entry.getName()));
            }
        }
    }

    private static InputStream open() throws IOException {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "Darwin" : "Linux";
        var machine = System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x86_64";
        var archive = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine);
        if (archive == null) {
            throw new CannotStart(
                    "There is no PostgreSQL for %s on %s here; give the address of a server with --database."
                            .formatted(system, machine));
        }
        return archive;
    }

    private static void write(TarArchiveInputStream archive, TarArchiveEntry entry, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.resolveSibling("."));
        Files.deleteIfExists(target);
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(archive, target);
        if ((entry.getMode() & EXECUTABLE) != 0) {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
