package dev.crowsnest.cli.advisory;

import dev.crowsnest.analyzer.advisory.Advisory;
import dev.crowsnest.analyzer.advisory.osv.AdvisorySourceException;
import dev.crowsnest.analyzer.advisory.osv.ExportLimits;
import dev.crowsnest.analyzer.advisory.osv.MalformedAdvisoryException;
import dev.crowsnest.analyzer.advisory.osv.OsvReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** One export, of which only the records that somebody asks for are read. */
final class IndexedArchive implements AutoCloseable {

    private static final int RECORD_BYTES = (int) ExportLimits.STANDARD.recordBytes();

    private final String export;
    private final Path file;
    private final ZipFile zip;
    private final ArchiveIndex index;
    private final OsvReader reader = new OsvReader();
    private final Map<String, Advisory> read = new ConcurrentHashMap<>();

    IndexedArchive(String export, Path file, ArchiveIndex index) {
        this.export = export;
        this.file = file;
        this.index = index;
        try {
            this.zip = new ZipFile(file.toFile());
        } catch (IOException e) {
            throw new AdvisorySourceException(
                    "read the advisories of", file.toString(), "the archive is damaged: " + e.getMessage(), false, e);
        }
    }

    String export() {
        return export;
    }

    ArchiveIndex index() {
        return index;
    }

    /** Records that may have this key; whoever asks looks whether they do. */
    List<Advisory> candidates(long key) {
        return index.entries(key).stream()
                .map(entry -> read.computeIfAbsent(entry, this::record))
                .toList();
    }

    private Advisory record(String entry) {
        try {
            return reader.read(export, content(entry));
        } catch (IOException | MalformedAdvisoryException e) {
            throw new AdvisorySourceException(
                    "read the advisories of",
                    file.toString(),
                    "its record " + entry + " is damaged: " + e.getMessage(),
                    false,
                    e);
        }
    }

    private byte[] content(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new ZipException("it is not there");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] content = in.readNBytes(RECORD_BYTES);
            // A zip that is read by its directory is not checked by anybody else.
            var crc = new CRC32();
            crc.update(content);
            if (crc.getValue() != entry.getCrc()) {
                throw new ZipException("its checksum is wrong");
            }
            return content;
        }
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            // It was only read.
            return;
        }
    }
}
