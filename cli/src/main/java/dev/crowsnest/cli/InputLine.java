package dev.crowsnest.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** One line of the standard input. */
final class InputLine {

    private InputLine() {}

    /** @param what it is to be, such as {@code the password} */
    static String read(Surroundings surroundings, String what) {
        try {
            var reader = new BufferedReader(new InputStreamReader(surroundings.in(), StandardCharsets.UTF_8));
            String line = reader.readLine();
            if (line == null || line.isEmpty()) {
                throw new CommandFailure("could not read " + what + ": the standard input is empty");
            }
            return line;
        } catch (IOException e) {
            throw new CommandFailure("could not read " + what + " from the standard input: " + e.getMessage(), e);
        }
    }
}
