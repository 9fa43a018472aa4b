package dev.crowsnest.cli.signin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.crowsnest.analyzer.report.JsonFields;
import dev.crowsnest.cli.CommandFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;

/** Where a sign-in is kept: a file that its owner alone can read. */
public final class SignInFile {

    private final Path directory;
    private final Path file;

    /** @param directory of the person's configuration; made when it is not there */
    public SignInFile(Path directory) {
        this.directory = directory;
        this.file = directory.resolve("login.json");
    }

    /** Where it is. */
    public Path path() {
        return file;
    }

    /** What is kept; empty when nobody is signed in. */
    public Optional<SignIn> read() {
        try (InputStream in = Files.newInputStream(file)) {
            JsonNode kept = JsonFields.document(in);
            return Optional.of(new SignIn(JsonFields.text(kept, "server"), JsonFields.text(kept, "token")));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            // Not its message: a parser quotes what it could not read.
            throw new CommandFailure("could not read the sign-in in " + file
                    + ": it is not what crowsnest login wrote, or may not be read; sign in again with crowsnest login,"
                    + " or remove the file");
        }
    }

    /** Keeps one in place of what was kept. */
    public void write(SignIn signIn) {
        try {
            if (!Files.isDirectory(directory)) {
                Files.createDirectories(directory, forOwner("rwx------"));
            }
            // Under its name only once it is whole, and never readable by others in between.
            Path part = Files.createTempFile(directory, "login-", ".part", forOwner("rw-------"));
            try {
                Files.write(
                        part,
                        new ObjectMapper()
                                .writeValueAsBytes(Map.of("server", signIn.server(), "token", signIn.token())));
                Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new CommandFailure(
                    "could not keep the sign-in in " + file + ": its directory is not there, or may not be written", e);
        }
    }

    /** Forgets what was kept; false when that was nothing. */
    public boolean delete() {
        try {
            return Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new CommandFailure("could not remove the sign-in in " + file + ": it may not be written", e);
        }
    }

    private FileAttribute<?>[] forOwner(String permissions) {
        return directory.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
