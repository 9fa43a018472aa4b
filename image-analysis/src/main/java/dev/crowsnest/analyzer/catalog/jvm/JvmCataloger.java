package dev.crowsnest.analyzer.catalog.jvm;

import dev.crowsnest.analyzer.catalog.CatalogLimits;
import dev.crowsnest.analyzer.catalog.CatalogedFile;
import dev.crowsnest.analyzer.catalog.Cataloger;
import dev.crowsnest.analyzer.catalog.CatalogerId;
import dev.crowsnest.analyzer.catalog.EvidenceBuilder;
import dev.crowsnest.analyzer.catalog.FileEvidence;
import java.io.IOException;

/**
 * Reads jars and what is built like them, with all that is nested inside.
 *
 * <p>Share one among all workers: the memory that archives may take is counted in it.
 */
public final class JvmCataloger implements Cataloger {

    private static final CatalogerId ID = new CatalogerId("jvm", 3);

    /** Beside as much again as the archive itself: archives inside are compressed already, so they inflate to little more. */
    private static final long SPARE_ROOM = 16L << 20;

    private final ArchiveBudget budget;

    /** A cataloger with a quarter of the heap to read archives in. */
    public JvmCataloger() {
        this(ArchiveBudget.ofHeap());
    }

    JvmCataloger(ArchiveBudget budget) {
        this.budget = budget;
    }

    @Override
    public CatalogerId id() {
        return ID;
    }

    @Override
    public boolean wants(String path) {
        return ArchiveNames.isArchive(path);
    }

    @Override
    public long byteLimit() {
        return CatalogLimits.ARCHIVE_BYTES;
    }

    @Override
    public FileEvidence catalog(CatalogedFile file) throws IOException {
        var evidence = new EvidenceBuilder(this, file);
        if (file.size() > byteLimit()) {
            evidence.problem("is an archive of more than the " + (byteLimit() >> 20) + " MiB that are read");
        } else if (file.size() > budget.total()) {
            evidence.leftOut("is an archive of " + (file.size() >> 20) + " MiB, and this process has "
                    + (budget.total() >> 20) + " MiB of memory for archives: a quarter of its heap");
        } else if (file.size() > 0) {
            read(file, evidence);
        }
        return evidence.build();
    }

    private void read(CatalogedFile file, EvidenceBuilder evidence) throws IOException {
        int size = (int) file.size();
        long wanted = Math.min(2L * size + SPARE_ROOM, ArchiveBudget.MOST);
        try (var lease = budget.lease(wanted)) {
            byte[] bytes = new byte[size];
            int read = file.content().readNBytes(bytes, 0, size);
            var allowance = new ArchiveAllowance(lease.bytes() - size, lease.bytes() < wanted);
            try (var inflater = new EntryInflater(allowance)) {
                new JarReader(evidence, allowance, inflater).read(file.path(), new ZipBytes(bytes, 0, read));
            }
        }
    }
}
