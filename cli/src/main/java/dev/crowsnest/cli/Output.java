package dev.crowsnest.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a result goes.
 *
 * @param file instead of the standard output
 */
record Output(Surroundings surroundings, @Nullable Path file) {

    /** Writes a result. */
    @FunctionalInterface
    interface Result {
        void write(OutputStream out) throws IOException;
    }

    void write(Result result) {
        try {
            if (file == null) {
                result.write(surroundings.out());
                surroundings.out().flush();
                return;
            }
            try (OutputStream out = Files.newOutputStream(file)) {
                result.write(out);
            }
        } catch (IOException e) {
            String place = file == null ? "the standard output" : file.toString();
            throw new CommandFailure("could not write to " + place + ": " + reason(e), e);
        }
    }

    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such directory";
        }
        return e instanceof AccessDeniedException ? "it may not be written" : String.valueOf(e.getMessage());
    }
}
