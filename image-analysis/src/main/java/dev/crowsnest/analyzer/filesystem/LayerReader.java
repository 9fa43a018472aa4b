package dev.crowsnest.analyzer.filesystem;

import dev.crowsnest.analyzer.archive.ArchiveLimitException;
import dev.crowsnest.analyzer.archive.Compression;
import dev.crowsnest.analyzer.archive.MalformedArchiveException;
import dev.crowsnest.analyzer.archive.TarLimits;
import dev.crowsnest.analyzer.archive.TarReader;
import dev.crowsnest.analyzer.catalog.Cataloger;
import dev.crowsnest.analyzer.oci.Descriptor;
import dev.crowsnest.analyzer.oci.ImageAccessException;
import dev.crowsnest.analyzer.oci.ImageAccessException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Reads one layer in one pass: SHA-256 of the stored bytes, inflate, walk the tar, offer each file to the catalogers.
 *
 * <p>Nothing is unpacked and nothing is kept of files that no cataloger wants. Safe for use by several threads, each with a
 * layer of its own.
 */
public final class LayerReader {

    private final List<Cataloger> catalogers;
    private final CatalogerRunner runner;
    private final LayerLimits limits;

    public LayerReader(List<Cataloger> catalogers, LayerLimits limits) {
        this.catalogers = List.copyOf(catalogers);
        this.runner = new CatalogerRunner(catalogers);
        this.limits = limits;
    }

    /**
     * What must be equal for two reads of the same bytes to give the same evidence: the catalogers with their revisions, and
     * the limits. It belongs in the key under which evidence is kept.
     */
    public String revision() {
        String names = catalogers.stream()
                .map(cataloger -> cataloger.id().toString())
                .sorted()
                .collect(Collectors.joining(","));
        return "limits@" + LayerLimits.REVISION + "," + names;
    }

    /**
     * Reads a layer from its first byte to its last.
     *
     * @param layer whose size and digest the bytes must have
     * @param blob the bytes as they are stored; closed before this returns
     * @return a complete result, which may be kept for good
     * @throws ImageAccessException {@code MALFORMED} when the bytes are not the layer that was promised or no tar, {@code
     *     OVER_LIMIT}, {@code OUT_OF_TIME}, {@code CANCELLED}, or what the stream itself throws
     */
    public LayerEvidence read(Descriptor layer, InputStream blob, ReadProgress progress) {
        try (var stored = new BlobStream(blob, layer, progress)) {
            return readOpen(layer, stored);
        } catch (IOException e) {
            throw failure(Kind.UNREACHABLE, layer, e);
        }
    }

    private LayerEvidence readOpen(Descriptor layer, BlobStream stored) throws IOException {
        try {
            return walk(layer, stored);
        } catch (ArchiveLimitException e) {
            throw failure(Kind.OVER_LIMIT, layer, e);
        } catch (MalformedArchiveException e) {
            throw malformed(layer, stored, e);
        }
    }

    private LayerEvidence walk(Descriptor layer, BlobStream stored) throws IOException {
        var ledger = new LayerLedger(limits.ledger());
        var tarLimits = new TarLimits(limits.entries(), limits.pathBytes());
        // The blob stays open after a failure in here: its digest then tells damage at the source from damage on the
        // way.
        var open = new UnclosedStream(stored);
        try (var inflated = new InflatedStream(Compression.inflate(open), limits, layer.size());
                var tar = new TarReader(inflated, tarLimits)) {
            new LayerWalk(tar, runner, ledger).run();
        }
        stored.verify();
        return ledger.close(layer.digest(), stored.bytes());
    }

    /** Bytes that are not the promised ones are the registry's fault, and said first; else the image is damaged. */
    private static ImageAccessException malformed(
            Descriptor layer, BlobStream stored, MalformedArchiveException damage) {
        try {
            stored.verify();
        } catch (ImageAccessException e) {
            e.addSuppressed(damage);
            return e;
        } catch (IOException e) {
            damage.addSuppressed(e);
        }
        return failure(Kind.MALFORMED, layer, damage);
    }

    private static ImageAccessException failure(Kind kind, Descriptor layer, IOException e) {
        String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return new ImageAccessException(kind, "read", "layer " + layer.digest(), reason, e);
    }
}
