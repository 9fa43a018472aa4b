package dev.crowsnest.cli.layer;

import dev.crowsnest.analyzer.assembly.Catalogers;
import dev.crowsnest.analyzer.filesystem.LayerCache;
import dev.crowsnest.analyzer.filesystem.LayerEvidence;
import dev.crowsnest.analyzer.filesystem.LayerEvidenceCodec;
import dev.crowsnest.analyzer.filesystem.LayerLimits;
import dev.crowsnest.analyzer.filesystem.LayerReader;
import dev.crowsnest.analyzer.oci.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What layers said, one file for each, so that an image on a known base costs only what is new.
 *
 * <p>Only names, versions and places of packages are kept, never content. A file that was not used for a month is deleted; one
 * that cannot be read or written costs a read of the layer.
 */
public final class LayerFiles implements LayerCache {

    private static final Duration UNUSED = Duration.ofDays(30);

    private final Path directory;
    private final LayerEvidenceCodec codec = new LayerEvidenceCodec();

    /** Keeps files below a directory, in one of their own for each revision of the catalogers. */
    public LayerFiles(Path root) {
        String revision = new LayerReader(Catalogers.all(), LayerLimits.STANDARD).revision();
        this.directory = root.resolve(
                Digest.of(revision.getBytes(StandardCharsets.UTF_8)).abbreviated());
        forgetUnused(root);
    }

    @Override
    public Optional<LayerEvidence> find(Digest blob) {
        Path file = file(blob);
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            Optional<LayerEvidence> found = codec.decode(Files.readAllBytes(file));
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
            return found.filter(evidence -> evidence.blob().equals(blob));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Written beside and moved, so that another process never reads half a file. */
    @Override
    public void keep(LayerEvidence complete) {
        try {
            Files.createDirectories(directory);
            Path unfinished = Files.createTempFile(directory, "unfinished-", "");
            try {
                Files.write(unfinished, codec.encode(complete));
                Files.move(unfinished, file(complete.blob()), StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            // A cache that cannot be written is an empty one.
            return;
        }
    }

    private Path file(Digest blob) {
        return directory.resolve(blob.hex() + ".json.gz");
    }

    private static void forgetUnused(Path root) {
        Instant oldest = Instant.now().minus(UNUSED);
        try (Stream<Path> files = Files.walk(root, 2)) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            for (Path file : all) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(oldest)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            // Nothing is there yet, or another process is deleting the same.
            return;
        }
    }
}
