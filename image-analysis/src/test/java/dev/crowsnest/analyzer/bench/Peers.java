package dev.crowsnest.analyzer.bench;

import dev.crowsnest.testsupport.image.BuiltImage;
import dev.crowsnest.testsupport.image.OciLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What others take to list the packages of the same image, where they are on this machine. They read it from files. */
final class Peers {

    private final Path layout;

    Peers(Path folder) {
        this.layout = folder.resolve("layout");
    }

    void run(BuiltImage image, double floor) throws IOException, InterruptedException {
        OciLayout.write(layout, image, "1");
        for (Map.Entry<String, String[]> peer : commands().entrySet()) {
            if (CommandTime.has(peer.getKey())) {
                double seconds = Math.min(CommandTime.of(peer.getValue()), CommandTime.of(peer.getValue()));
                AnalyseBench.print(
                        "%s, packages only, from files: %.2f s of CPU; ratio: %.2f",
                        peer.getKey(), seconds, seconds / floor);
            } else {
                AnalyseBench.print("%s: not on the PATH", peer.getKey());
            }
        }
    }

    /** Each without a network and without what it kept of an earlier run. */
    private Map<String, String[]> commands() {
        Map<String, String[]> commands = new LinkedHashMap<>();
        commands.put("syft", new String[] {"syft", "scan", "-q", "-o", "json", "oci-dir:" + layout});
        commands.put("trivy", new String[] {
            "trivy",
            "image",
            "--quiet",
            "--offline-scan",
            "--cache-backend",
            "memory",
            "--format",
            "cyclonedx",
            "--input",
            layout.toString()
        });
        return commands;
    }
}
