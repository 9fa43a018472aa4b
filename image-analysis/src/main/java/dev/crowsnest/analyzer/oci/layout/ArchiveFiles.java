package dev.crowsnest.analyzer.oci.layout;

import dev.crowsnest.analyzer.archive.Compression;
import dev.crowsnest.analyzer.archive.EntryPath;
import dev.crowsnest.analyzer.archive.TarEntry;
import dev.crowsnest.analyzer.archive.TarLimits;
import dev.crowsnest.analyzer.archive.TarReader;
import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Files of a tar, compressed or not, found by one walk and then read where they lie.
 *
 * <p>Nothing is unpacked: a file of a compressed archive is reached by inflating all that comes before it, each time.
 */
final class ArchiveFiles implements LayoutFiles {

    /** An image is a few hundred files; archives of many images are still far below this. */
    private static final TarLimits LIMITS = new TarLimits(1_000_000, 4_096);

    private static final int LINKS = 40;

    private final Path file;
    private final boolean compressed;
    private final Map<String, Place> places;
    private final Map<String, String> links;

    private record Place(long offset, long size) {}

    private ArchiveFiles(Path file, boolean compressed, Map<String, Place> places, Map<String, String> links) {
        this.file = file;
        this.compressed = compressed;
        this.places = places;
        this.links = links;
    }

    /** Walks the archive. */
    static ArchiveFiles open(Path file) throws IOException {
        Map<String, Place> places = new HashMap<>();
        Map<String, String> links = new HashMap<>();
        try (var tar = new TarReader(inflated(file), LIMITS)) {
            for (TarEntry entry = tar.next(); entry != null; entry = tar.next()) {
                switch (entry.kind()) {
                    case FILE -> places.put(entry.path(), new Place(tar.contentOffset(), entry.size()));
                    case SYMBOLIC_LINK -> links.put(entry.path(), EntryPath.resolve(entry.path(), entry.target()));
                    case HARD_LINK -> links.put(entry.path(), EntryPath.resolve("", entry.target()));
                    case DIRECTORY, OTHER -> {}
                }
            }
        }
        return new ArchiveFiles(file, isCompressed(file), places, links);
    }

    @Override
    public String name() {
        return file.toString();
    }

    @Override
    public Optional<InputStream> open(String path) throws IOException {
        Place place = place(path);
        if (place == null) {
            return Optional.empty();
        }
        return Optional.of(new BoundedStream(at(place.offset()), place.size()));
    }

    @Override
    public Optional<Long> size(String path) {
        return Optional.ofNullable(place(path)).map(Place::size);
    }

    private @Nullable Place place(String path) {
        Place place = places.get(path);
        String target = links.get(path);
        for (int i = 0; i < LINKS && place == null && target != null; i++) {
            place = places.get(target);
            target = links.get(target);
        }
        return place;
    }

    private InputStream at(long offset) throws IOException {
        if (!compressed) {
            var in = new FileInputStream(file.toFile());
            in.getChannel().position(offset);
            return in;
        }
        InputStream in = inflated(file);
        in.skipNBytes(offset);
        return in;
    }

    private static InputStream inflated(Path file) throws IOException {
        return Compression.inflate(new FileInputStream(file.toFile()));
    }

    private static boolean isCompressed(Path file) throws IOException {
        try (var in = new BufferedInputStream(new FileInputStream(file.toFile()))) {
            return Compression.of(in.readNBytes(4)) != Compression.NONE;
        }
    }
}
