package dev.crowsnest.cli.advisory;

import dev.crowsnest.analyzer.advisory.osv.AdvisorySourceException;
import dev.crowsnest.analyzer.advisory.osv.ExportCount;
import dev.crowsnest.analyzer.advisory.osv.OsvExport;
import dev.crowsnest.cli.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Opens copies of exports by their indexes, and makes an index that is missing, damaged or of another state of the archive: that
 * reads every record of the archive once, and so checks it.
 */
final class AdvisoryIndexes {

    private final Surroundings surroundings;
    private final AtomicBoolean told = new AtomicBoolean();

    AdvisoryIndexes(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** All exports of a copy. */
    IndexedAdvisories open(AdvisoryCopy copy) {
        List<String> exports = new OsvExport(copy.directory().toUri()).ecosystems();
        if (exports.isEmpty()) {
            throw new AdvisorySourceException(
                    "read the advisories of", copy.name(), "there is no <Ecosystem>/all.zip", false, null);
        }
        List<ArchiveIndex> indexes =
                exports.parallelStream().map(export -> current(copy, export)).toList();
        List<IndexedArchive> archives = new ArrayList<>();
        for (int i = 0; i < exports.size(); i++) {
            archives.add(open(copy, exports.get(i), indexes.get(i)));
        }
        return new IndexedAdvisories(copy, archives, surroundings.err()::println);
    }

    private IndexedArchive open(AdvisoryCopy copy, String export, ArchiveIndex index) {
        var archive = new IndexedArchive(export, copy.archive(export), index);
        if (!index.isOf(state(copy.archive(export)))) {
            throw failure(copy.archive(export), "it changed while it was read; run the command again", null);
        }
        return archive;
    }

    private ArchiveIndex current(AdvisoryCopy copy, String export) {
        ArchiveState state = state(copy.archive(export));
        return kept(copy.index(export)).filter(index -> index.isOf(state)).orElseGet(() -> made(copy, export, state));
    }

    private ArchiveIndex made(AdvisoryCopy copy, String export, ArchiveState state) {
        if (told.compareAndSet(false, true)) {
            surroundings
                    .err()
                    .println("crowsnest: indexing the advisories of " + copy.name() + ", once for each change");
        }
        var writer = new ArchiveIndexWriter();
        Set<String> entries = new HashSet<>();
        ExportCount count = new OsvExport(copy.directory().toUri()).readEntries(export, (entry, advisory) -> {
            if (!entries.add(entry)) {
                throw failure(copy.archive(export), "two of its records are both called " + entry, null);
            }
            writer.add(entry, advisory);
        });
        byte[] file = writer.write(state, problems(count));
        keep(copy.index(export), file);
        return ArchiveIndex.decode(file)
                .orElseThrow(() -> new IllegalStateException("an index is not what was written"));
    }

    private static List<String> problems(ExportCount count) {
        List<String> problems = new ArrayList<>(count.problems());
        long untold = count.malformed() - problems.size();
        if (untold > 0) {
            problems.add("and " + untold + " more");
        }
        return problems;
    }

    private static Optional<ArchiveIndex> kept(Path file) {
        try {
            return ArchiveIndex.decode(Files.readAllBytes(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Written beside and moved, so that another process never reads half a file. */
    private static void keep(Path file, byte[] content) {
        try {
            Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
            Path unfinished = Files.createTempFile(folder, "unfinished-", "");
            try {
                Files.write(unfinished, content);
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            // A cache that cannot be written costs the next run the same again.
            return;
        }
    }

    private static ArchiveState state(Path archive) {
        try {
            return ArchiveState.of(archive);
        } catch (IOException e) {
            throw failure(archive, "it cannot be read", e);
        }
    }

    private static AdvisorySourceException failure(Path archive, String reason, @Nullable Throwable cause) {
        return new AdvisorySourceException("read the advisories of", archive.toString(), reason, true, cause);
    }
}
