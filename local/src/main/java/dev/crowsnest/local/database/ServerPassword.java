package dev.crowsnest.local.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The password of the server's one user, in a file that only its owner may read. */
record ServerPassword(Path file) {

    static final String USER = "crowsnest";

    private static final int BYTES = 24;

    /** Made at the first call. */
    synchronized String read() {
        try {
            if (!Files.exists(file)) {
                make();
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("could not keep the database's password for " + file + ": " + e, e);
        }
    }

    private void make() throws IOException {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        Files.createDirectories(file.toAbsolutePath().resolveSibling("."));
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Files.createFile(file, ownerOnly);
        Files.writeString(file, HexFormat.of().formatHex(bytes), StandardOpenOption.WRITE);
    }
}
