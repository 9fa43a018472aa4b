package dev.crowsnest.analyzer.catalog.jvm;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Reads the content of entries, counting what it costs. One thread's, for one outermost archive. */
final class EntryInflater implements AutoCloseable {

    /** Deflate packs at most this many bytes into one; who claims more lies. */
    private static final long BEST_RATIO = 1032;

    private final ArchiveAllowance allowance;
    private final Inflater inflater = new Inflater(true);

    EntryInflater(ArchiveAllowance allowance) {
        this.allowance = allowance;
    }

    /** All of an entry of at most {@code most} bytes. */
    byte[] whole(ZipBytes zip, ZipEntryHeader header, int most) throws DamagedArchiveException, ArchiveLimitException {
        if (header.inflatedBytes() < 0 || header.inflatedBytes() > most) {
            throw new DamagedArchiveException("is larger than the " + (most >> 10) + " KiB that are read of it");
        }
        byte[] content = beginning(zip, header, (int) header.inflatedBytes());
        if (content.length < header.inflatedBytes()) {
            throw new DamagedArchiveException("is shorter than the directory says");
        }
        return content;
    }

    /** The first {@code most} bytes of an entry, or all of them when it has fewer. */
    byte[] beginning(ZipBytes zip, ZipEntryHeader header, int most)
            throws DamagedArchiveException, ArchiveLimitException {
        ZipBytes stored = header.storedIn(zip);
        long possible = header.isStored() ? header.storedBytes() : header.storedBytes() * BEST_RATIO;
        byte[] content = new byte[(int) Math.min(most, possible)];
        if (header.isStored()) {
            allowance.work(content.length);
            System.arraycopy(stored.array(), stored.start(), content, 0, content.length);
            return content;
        }
        return inflate(stored, content);
    }

    private byte[] inflate(ZipBytes stored, byte[] content) throws DamagedArchiveException, ArchiveLimitException {
        inflater.reset();
        inflater.setInput(stored.array(), stored.start(), stored.end() - stored.start());
        int length = 0;
        try {
            while (length < content.length && !inflater.finished()) {
                int step = inflater.inflate(content, length, content.length - length);
                allowance.work(step);
                length += step;
                if (step == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    break;
                }
            }
        } catch (DataFormatException e) {
            throw new DamagedArchiveException("is damaged after " + length + " bytes");
        }
        return length == content.length ? content : Arrays.copyOf(content, length);
    }

    @Override
    public void close() {
        inflater.end();
    }
}
