package dev.crowsnest.analyzer.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Walks a tar in one pass: POSIX ustar and PAX, GNU and old tars, as container runtimes read them (Go's archive/tar is the
 * model where formats contradict each other: what a runtime would not unpack is not an image's content).
 *
 * <p>Not for several threads. Damage is a {@link MalformedArchiveException}; other failures are the stream's own.
 */
public final class TarReader implements Closeable {

    /** Go's limit for names and PAX headers too: a runtime refuses more. */
    private static final int SPECIAL_BYTES = 1 << 20;
    /** Leaves room to add the padding without an overflow. */
    private static final long MOST_CONTENT = Long.MAX_VALUE - TarHeader.BLOCK;

    private final TarBlocks blocks;
    private final TarHeader header;
    private final TarLimits limits;
    private PaxRecords pax = PaxRecords.NONE;
    private @Nullable String longName;
    private @Nullable String longLink;
    private @Nullable StoredContent content;
    private @Nullable SparseMap sparse;
    private boolean sparseInContent;
    private long size;
    private long headers;
    private long tooLong;
    private long outside;

    /** @param in the archive, inflated */
    public TarReader(InputStream in, TarLimits limits) {
        this.blocks = new TarBlocks(in);
        this.header = new TarHeader(blocks.bytes());
        this.limits = limits;
    }

    /**
     * The next entry whose name can be used; absent at the archive's end, after which the stream has been read to its own end
     * too. What was left of the entry before is passed over.
     */
    public @Nullable TarEntry next() throws IOException {
        while (true) {
            finishContent();
            if (!nextHeader()) {
                blocks.drain();
                return null;
            }
            switch (header.type()) {
                case 'x' -> pax = PaxRecords.parse(special());
                case 'L' -> longName = text(special());
                case 'K' -> longLink = text(special());
                case 'g' -> open(header.size());
                default -> {
                    TarEntry entry = entry();
                    if (entry != null) {
                        return entry;
                    }
                }
            }
        }
    }

    /** The content of the file that {@link #next()} returned last, to be read once and before the next call. */
    public InputStream content() throws IOException {
        StoredContent stored = content;
        if (stored == null) {
            return InputStream.nullInputStream();
        }
        if (sparseInContent) {
            sparse = SparseFormat.ofContent(stored);
            sparseInContent = false;
            sparse.verify(size, stored.remaining());
        }
        return sparse == null ? stored : new SparseContent(stored, sparse, size);
    }

    /** Where in the archive the content of the entry that {@link #next()} returned last begins, in bytes. */
    public long contentOffset() {
        return blocks.offset();
    }

    /** Entries passed over since a name or link target was longer than the limit. */
    public long tooLong() {
        return tooLong;
    }

    /** Entries passed over since their names lead out of the archive. */
    public long outside() {
        return outside;
    }

    private boolean nextHeader() throws IOException {
        int block = blocks.nextBlock();
        if (block < 0) {
            return false;
        }
        header.moveTo(block);
        if (header.isZero()) {
            return isDataAfterZeros();
        }
        requireSound();
        return true;
    }

    /** Two blocks of zeros end an archive; one alone is damage, unless the stream ends with it. */
    private boolean isDataAfterZeros() throws IOException {
        int block = blocks.nextBlock();
        if (block < 0) {
            return false;
        }
        header.moveTo(block);
        if (!header.isZero()) {
            throw new MalformedArchiveException("its tar has an empty block between entries");
        }
        return false;
    }

    private void requireSound() throws IOException {
        if (!header.isSound()) {
            throw new MalformedArchiveException(
                    headers == 0 ? "it is no tar" : "a header of its tar has a wrong checksum");
        }
        if (++headers > limits.entries()) {
            throw new ArchiveLimitException("its tar has more than " + limits.entries() + " entries");
        }
    }

    private @Nullable TarEntry entry() throws IOException {
        TarEntry.Kind kind = kind();
        String link = kind == TarEntry.Kind.HARD_LINK || kind == TarEntry.Kind.SYMBOLIC_LINK ? link() : "";
        String name = name();
        openEntry(kind);
        pax = PaxRecords.NONE;
        longName = null;
        longLink = null;
        if (isTooLong(name) || isTooLong(link)) {
            tooLong++;
            return null;
        }
        String path = EntryPath.normalize(name);
        if (path == null) {
            outside++;
            return null;
        }
        return new TarEntry(kind, path, link, kind == TarEntry.Kind.FILE ? size : 0);
    }

    private TarEntry.Kind kind() {
        return switch (header.type()) {
            case '0', '7', 'S' -> TarEntry.Kind.FILE;
            case '\0' -> header.name().endsWith("/") ? TarEntry.Kind.DIRECTORY : TarEntry.Kind.FILE;
            case '1' -> TarEntry.Kind.HARD_LINK;
            case '2' -> TarEntry.Kind.SYMBOLIC_LINK;
            case '5' -> TarEntry.Kind.DIRECTORY;
            default -> TarEntry.Kind.OTHER;
        };
    }

    /** Links, devices, directories and FIFOs have no content, whatever size their header claims. */
    private void openEntry(TarEntry.Kind kind) throws IOException {
        char type = header.type();
        boolean bare = type >= '1' && type <= '6' || kind == TarEntry.Kind.DIRECTORY;
        long stored = pax.number("size", header.size());
        size = stored;
        if (type == 'S') {
            size = SparseFormat.oldGnuSize(header);
            sparse = SparseFormat.oldGnu(header, blocks);
        } else if (kind == TarEntry.Kind.FILE && pax.isSparse()) {
            openSparse();
        }
        open(bare ? 0 : stored);
        if (sparse != null) {
            sparse.verify(size, stored);
        }
    }

    private void openSparse() throws MalformedArchiveException {
        boolean inContent = pax.number("GNU.sparse.major", 0) == 1;
        size = pax.number(inContent ? "GNU.sparse.realsize" : "GNU.sparse.size", size);
        size = pax.number("GNU.sparse.realsize", size);
        sparseInContent = inContent;
        sparse = inContent ? null : SparseFormat.ofRecords(pax);
    }

    private void open(long stored) throws MalformedArchiveException {
        if (stored < 0 || size < 0 || stored > MOST_CONTENT) {
            throw new MalformedArchiveException("an entry of its tar has a negative or impossible size");
        }
        content = stored == 0 ? null : new StoredContent(blocks, stored);
    }

    private void finishContent() throws IOException {
        if (content != null) {
            content.finish();
            content = null;
        }
        sparse = null;
        sparseInContent = false;
        size = 0;
    }

    private String name() {
        if (longName != null) {
            return longName;
        }
        String sparseName = pax.get("GNU.sparse.name");
        String name = sparseName != null ? sparseName : pax.get("path");
        return name != null ? name : trimmed(header.name());
    }

    private String link() {
        if (longLink != null) {
            return longLink;
        }
        String link = pax.get("linkpath");
        return link != null ? link : header.link();
    }

    private static String trimmed(String name) {
        return name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
    }

    /** In characters, of which no path has more than bytes: an exact count would cost more than it is worth. */
    private boolean isTooLong(String name) {
        return name.length() > limits.pathBytes();
    }

    private byte[] special() throws IOException {
        long length = header.size();
        if (length < 0 || length > SPECIAL_BYTES) {
            throw new ArchiveLimitException("its tar has a header of more than " + SPECIAL_BYTES + " bytes");
        }
        open(length);
        return content().readNBytes((int) length);
    }

    private static String text(byte[] bytes) {
        int length = 0;
        while (length < bytes.length && bytes[length] != 0) {
            length++;
        }
        return EntryPath.decode(bytes, 0, length);
    }

    @Override
    public void close() throws IOException {
        blocks.close();
    }
}
