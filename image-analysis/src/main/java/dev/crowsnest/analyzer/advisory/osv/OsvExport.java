package dev.crowsnest.analyzer.advisory.osv;

import dev.crowsnest.analyzer.advisory.Advisory;
import dev.crowsnest.analyzer.feed.FeedEdition;
import dev.crowsnest.analyzer.feed.FeedException;
import dev.crowsnest.analyzer.feed.FeedFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads advisories from an address that is laid out as OSV's public exports are: {@code <Ecosystem>/all.zip}, one record in
 * each file.
 *
 * <p>Streams: one record is in memory at a time. An export is good only as a whole: when it ends early, is damaged or over a
 * limit, reading fails, and what was handed on must be thrown away. A single record that cannot be read is counted and told.
 */
public final class OsvExport {

    /** Enough to see what is wrong; a source that changed its form would fill a log with the rest. */
    static final int PROBLEMS_TOLD = 20;

    private final ExportLocation location;
    private final ExportLimits limits;
    private final OsvReader reader = new OsvReader();

    /**
     * An address, {@code file:}, {@code http:} or {@code https:}.
     *
     * @throws IllegalArgumentException for any other
     */
    public OsvExport(URI address) {
        this(address, ExportLimits.STANDARD);
    }

    public OsvExport(URI address, ExportLimits limits) {
        this.location = ExportLocation.of(address, limits);
        this.limits = limits;
    }

    /** The exports that the address offers, sorted: folders with an archive, or what its {@code ecosystems.txt} lists. */
    public List<String> ecosystems() {
        return location.ecosystems();
    }

    /** Where an export's archive is, for people, without user and password. */
    public String describe(String ecosystem) {
        return location.describe(ecosystem);
    }

    /** Reads several exports, one after the other. */
    public List<ExportCount> forEach(Collection<String> ecosystems, Consumer<Advisory> sink) {
        List<ExportCount> counts = new ArrayList<>();
        for (String ecosystem : ecosystems) {
            counts.add(read(ecosystem, sink));
        }
        return counts;
    }

    /** Reads one export and hands on its records, in the archive's order. */
    public ExportCount read(String ecosystem, Consumer<Advisory> sink) {
        return readEntries(ecosystem, (entry, advisory) -> sink.accept(advisory));
    }

    /** The same, with the name of the archive's entry that each record is, for who wants to find it again. */
    public ExportCount readEntries(String ecosystem, BiConsumer<String, Advisory> sink) {
        return readChecked(ecosystem, () -> location.open(ecosystem), sink);
    }

    private ExportCount readChecked(String ecosystem, Opening opening, BiConsumer<String, Advisory> sink) {
        try (InputStream archive = opening.open()) {
            return read(ecosystem, archive, sink);
        } catch (ZipException e) {
            throw location.failure(ecosystem, "the archive is damaged: " + e.getMessage(), false, e);
        } catch (IOException e) {
            throw location.failure(ecosystem, "the connection or disk failed: " + e.getMessage(), true, e);
        }
    }

    /** Opens an export's archive for {@link #read}, unless it is as it was when it had this seal. */
    public Optional<FeedEdition> openIfChanged(String ecosystem, @Nullable String seal) {
        try {
            return new FeedFile(location.place(ecosystem, ExportLocation.ARCHIVE), limits.totalBytes()).open(seal);
        } catch (FeedException e) {
            throw location.failure(ecosystem, e.reason(), !e.isMissing(), e);
        }
    }

    /** Reads an archive that is open, and closes it. */
    public ExportCount read(String ecosystem, FeedEdition archive, Consumer<Advisory> sink) {
        return readChecked(ecosystem, archive::content, (entry, advisory) -> sink.accept(advisory));
    }

    /** Saves one export's archive as it is served, for {@link #read} to check and read later. */
    public void save(String ecosystem, Path file) {
        try (InputStream archive = location.open(ecosystem)) {
            Files.copy(archive, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw location.failure(ecosystem, "the connection or disk failed: " + e.getMessage(), true, e);
        }
    }

    /** Gives the bytes of an archive. */
    @FunctionalInterface
    private interface Opening {
        InputStream open() throws IOException;
    }

    private ExportCount read(String ecosystem, InputStream archive, BiConsumer<String, Advisory> sink)
            throws IOException {
        var tally = new Tally(ecosystem);
        var tail = new TailInputStream(archive);
        var zip = new ZipInputStream(tail);
        long entries = 0;
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            entries++;
            refuseOver(limits.records(), entries, ecosystem, "records");
            if (!entry.isDirectory() && entry.getName().endsWith(".json")) {
                tally.read(entry.getName(), zip, sink);
            }
        }
        tail.drain();
        if (!ZipEnd.isIn(tail.tail(), entries)) {
            throw location.failure(
                    ecosystem,
                    "the archive ends early: its directory is not there, or lists other records",
                    true,
                    null);
        }
        return tally.count(tail.count());
    }

    private void refuseOver(long limit, long value, String ecosystem, String what) {
        if (value > limit) {
            throw location.failure(ecosystem, "it holds more than " + limit + " " + what, false, null);
        }
    }

    /** Counts while one export is read. */
    private final class Tally {
        private final String ecosystem;
        private final ToldProblems problems = new ToldProblems();
        private final ToldProblems flaws = new ToldProblems();
        private long advisories;
        private long bytes;

        Tally(String ecosystem) {
            this.ecosystem = ecosystem;
        }

        void read(String entry, InputStream content, BiConsumer<String, Advisory> sink) throws IOException {
            byte[] json = content.readNBytes((int) Math.min(limits.recordBytes() + 1, Integer.MAX_VALUE - 8));
            bytes += json.length;
            refuseOver(limits.totalBytes(), bytes, ecosystem, "bytes");
            if (json.length > limits.recordBytes()) {
                problems.add(entry, "it is larger than " + limits.recordBytes() + " bytes");
                refuseOver(limits.totalBytes(), bytes + skip(content), ecosystem, "bytes");
                return;
            }
            Advisory advisory;
            List<String> passedOver = new ArrayList<>(1);
            try {
                advisory = reader.read(ecosystem, json, flaw -> addFirst(passedOver, flaw));
            } catch (MalformedAdvisoryException e) {
                problems.add(entry, e.reason());
                return;
            }
            passedOver.forEach(flaw -> flaws.add(entry, flaw));
            advisories++;
            sink.accept(entry, advisory);
        }

        private long skip(InputStream content) throws IOException {
            long skipped = 0;
            byte[] buffer = new byte[1 << 16];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                skipped += read;
                refuseOver(limits.totalBytes(), bytes + skipped, ecosystem, "bytes");
            }
            return skipped;
        }

        /** A record of many packages may have many; it counts once. */
        private static void addFirst(List<String> passedOver, String flaw) {
            if (passedOver.isEmpty()) {
                passedOver.add(flaw);
            }
        }

        ExportCount count(long fetched) {
            return new ExportCount(
                    ecosystem, advisories, problems.count(), flaws.count(), fetched, problems.told(), flaws.told());
        }
    }
}
