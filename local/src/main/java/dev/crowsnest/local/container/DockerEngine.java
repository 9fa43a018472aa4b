package dev.crowsnest.local.container;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;

/** Docker on this machine, where there is one. */
final class DockerEngine {

    private DockerEngine() {}

    /** Whether its command is there and an engine answers it. */
    static boolean answers() {
        return run(List.of("docker", "info"));
    }

    /** Whether it took the image in. */
    static boolean load(Path tar) {
        return run(List.of("docker", "load", "--quiet", "--input", tar.toString()));
    }

    private static boolean run(List<String> command) {
        try {
            return new ProcessBuilder(command)
                            .redirectOutput(Redirect.DISCARD)
                            .redirectError(Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
