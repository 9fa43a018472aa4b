package dev.crowsnest.analyzer.bench;

import dev.crowsnest.analyzer.assembly.Catalogers;
import dev.crowsnest.analyzer.filesystem.LayerEvidence;
import dev.crowsnest.analyzer.filesystem.LayerLimits;
import dev.crowsnest.analyzer.filesystem.LayerReader;
import dev.crowsnest.analyzer.filesystem.ReadProgress;
import dev.crowsnest.analyzer.oci.Descriptor;
import dev.crowsnest.analyzer.oci.Digest;
import dev.crowsnest.analyzer.oci.MediaType;
import dev.crowsnest.testsupport.image.BuiltLayer;
import dev.crowsnest.testsupport.image.LayerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A layer of files that nobody wants, compared with {@code gzip -dc} of the same bytes. */
final class EmptyFilesBench {

    private final Path folder;
    private final int files;

    EmptyFilesBench(Path folder, int files) {
        this.folder = folder;
        this.files = files;
    }

    void run() throws Exception {
        BuiltLayer layer = new LayerBuilder()
                .with(tar -> {
                    for (int i = 0; i < files; i++) {
                        tar.file("srv/files/" + i % 1_000 + "/empty-file-" + i, new byte[0]);
                    }
                })
                .gzip();
        Path file = Files.write(folder.resolve("empty-files"), layer.blob());
        Descriptor descriptor = Descriptor.of(MediaType.OCI_LAYER_GZIP, Digest.parse(layer.digest()), layer.size());
        AnalyseBench.print("layer of %d empty files: %.1f MB compressed", files, layer.size() / 1e6);
        read(descriptor, file);
        double ours = CpuTime.leastOf(2, () -> read(descriptor, file));
        double gzip = Math.min(gzip(file), gzip(file));
        AnalyseBench.print(
                "gzip -dc: %.2f s of CPU; analysis: %.2f s; ratio: %.2f (at most 2)", gzip, ours, ours / gzip);
    }

    private static LayerEvidence read(Descriptor layer, Path file) {
        try {
            return new LayerReader(Catalogers.all(), LayerLimits.STANDARD)
                    .read(layer, Files.newInputStream(file), ReadProgress.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double gzip(Path file) throws IOException, InterruptedException {
        return CommandTime.of("gzip", "-dc", file.toString());
    }
}
