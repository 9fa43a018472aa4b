package dev.crowsnest.analyzer.debian;

import dev.crowsnest.analyzer.assembly.Catalogers;
import dev.crowsnest.analyzer.filesystem.LayerEvidence;
import dev.crowsnest.analyzer.filesystem.LayerLimits;
import dev.crowsnest.analyzer.filesystem.LayerReader;
import dev.crowsnest.analyzer.filesystem.ReadProgress;
import dev.crowsnest.analyzer.oci.Descriptor;
import dev.crowsnest.analyzer.oci.Digest;
import dev.crowsnest.analyzer.oci.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * A root file system of Debian 12 that its own tools make, with the packages of the day: no test knows them beforehand. It
 * is made once and kept below {@code target}.
 *
 * @param tar the file system, not compressed
 */
public record DebianRoot(Path tar) {

    private static final Path FOLDER = Path.of("target", "debian");
    private static final int MINUTES = 10;

    /**
     * Debian 12 with apt, and with a package that was removed and not purged. Skips the test that asks for it, with the
     * reason, where mmdebstrap or its mirror is missing.
     */
    public static DebianRoot bookworm() throws IOException, InterruptedException {
        Path made = FOLDER.resolve("bookworm.tar");
        if (!Files.exists(made)) {
            Assumptions.assumeTrue(
                    isFound("mmdebstrap") && isFound("dpkg-query"),
                    "skipped: mmdebstrap or dpkg-query is not installed");
            Files.createDirectories(FOLDER);
            Path unfinished = FOLDER.resolve("bookworm.unfinished.tar");
            Path log = FOLDER.resolve("mmdebstrap.log");
            int exit = run(
                    log,
                    "mmdebstrap",
                    "--variant=essential",
                    "--include=apt,cron",
                    "--customize-hook=chroot \"$1\" dpkg --remove cron",
                    "bookworm",
                    unfinished.toString());
            Assumptions.assumeTrue(exit == 0, () -> "skipped: mmdebstrap failed, see " + log.toAbsolutePath());
            Files.move(unfinished, made);
        }
        return new DebianRoot(made);
    }

    /** What the analyser learns of the file system as the one layer of an image. */
    public LayerEvidence analyze() throws IOException {
        var reader = new LayerReader(Catalogers.all(), LayerLimits.STANDARD);
        try (InputStream blob = Files.newInputStream(tar)) {
            var layer = Descriptor.of(MediaType.OCI_LAYER, digest(), Files.size(tar));
            return reader.read(layer, blob, ReadProgress.start());
        }
    }

    /**
     * What dpkg-query says of the packages.
     *
     * @param scratch an empty folder, for dpkg's database
     * @param format as {@code --showformat} takes it
     * @return its lines
     */
    public List<String> dpkgQuery(Path scratch, String format) throws IOException, InterruptedException {
        Path output = scratch.resolve("output");
        run(output, "tar", "-xf", tar.toString(), "-C", scratch.toString(), "./var/lib/dpkg");
        run(output, "dpkg-query", "--admindir=" + scratch.resolve("var/lib/dpkg"), "-W", "-f=" + format);
        return Files.readAllLines(output);
    }

    private Digest digest() throws IOException {
        MessageDigest sha256 = Digest.newSha256();
        try (var in = new DigestInputStream(Files.newInputStream(tar), sha256)) {
            byte[] buffer = new byte[1 << 20];
            while (in.read(buffer) >= 0) {
                continue;
            }
        }
        return Digest.ofHash(sha256.digest());
    }

    private static boolean isFound(String tool) throws IOException, InterruptedException {
        return run(Path.of("/dev/null"), "sh", "-c", "command -v " + tool) == 0;
    }

    private static int run(Path output, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            return process.waitFor(MINUTES, TimeUnit.MINUTES) ? process.exitValue() : -1;
        } finally {
            process.destroyForcibly();
        }
    }
}
