package dev.crowsnest.localecr.access.store;

import dev.crowsnest.localecr.access.SigningKey;
import dev.crowsnest.localecr.disk.DurableFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;

/** The signing key, made once for each data directory. */
public final class DiskSigningKey {

    private static final int BYTES = 32;

    private DiskSigningKey() {}

    public static SigningKey in(Path file) {
        if (!Files.exists(file)) {
            var secret = new byte[BYTES];
            new SecureRandom().nextBytes(secret);
            DurableFile.write(file, secret);
        }
        return new SigningKey(DurableFile.read(file));
    }
}
