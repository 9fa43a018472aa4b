package dev.crowsnest.localecr.registry.store;

import dev.crowsnest.localecr.disk.DurableFile;
import dev.crowsnest.localecr.registry.Blobs;
import dev.crowsnest.localecr.registry.Digest;
import dev.crowsnest.localecr.registry.RepositoryName;
import dev.crowsnest.localecr.registry.StoredBlob;
import dev.crowsnest.localecr.registry.Upload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Blobs as files named by their digest, in 256 directories. */
public final class DiskBlobs implements Blobs {

    /** A client that has not been heard of for this long has given its upload up. */
    private static final Duration ABANDONED = Duration.ofHours(24);

    private static final int FAN_OUT_DIGITS = 2;

    /** The algorithm, the first digits, the file. */
    private static final int FAN_OUT_DEPTH = 3;

    private final Path blobs;
    private final Path uploads;
    private final Clock clock;
    private final Map<String, DiskUpload> open = new ConcurrentHashMap<>();

    public DiskBlobs(Path blobs, Path uploads, Clock clock) {
        this.blobs = blobs;
        this.uploads = uploads;
        this.clock = clock;
        clear(uploads);
    }

    @Override
    public Optional<StoredBlob> find(Digest digest) {
        var file = file(digest);
        try {
            return Optional.of(new StoredBlob(digest, file, Files.size(file)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("could not look at blob " + digest + ": " + e.getMessage(), e);
        }
    }

    @Override
    public StoredBlob put(byte[] content) {
        var digest = Digest.of(content);
        var file = file(digest);
        if (!Files.exists(file)) {
            DurableFile.write(file, content);
        }
        return new StoredBlob(digest, file, content.length);
    }

    @Override
    public byte[] read(Digest digest) {
        return DurableFile.read(file(digest));
    }

    @Override
    public List<Digest> storedBefore(Instant then) {
        if (!Files.isDirectory(blobs)) {
            return List.of();
        }
        var limit = FileTime.from(then);
        try (var files = Files.find(
                blobs,
                FAN_OUT_DEPTH,
                (file, attributes) -> attributes.isRegularFile()
                        && !DurableFile.isUnfinished(file)
                        && attributes.lastModifiedTime().compareTo(limit) < 0)) {
            return files.flatMap(file -> Digest.find("sha256:" + file.getFileName()).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("could not list the blobs in " + blobs + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void remove(Digest digest) {
        DurableFile.delete(file(digest));
    }

    @Override
    public Upload begin(RepositoryName repository) {
        var now = clock.instant();
        open.values().stream()
                .filter(upload -> upload.lastHeardOf().isBefore(now.minus(ABANDONED)))
                .forEach(DiskUpload::cancel);
        var id = UUID.randomUUID().toString();
        var upload = new DiskUpload(id, repository, uploads.resolve(id), this);
        open.put(id, upload);
        return upload;
    }

    @Override
    public Optional<Upload> resume(String uploadId) {
        return Optional.ofNullable(open.get(uploadId));
    }

    Path file(Digest digest) {
        return blobs.resolve("sha256")
                .resolve(digest.hex().substring(0, FAN_OUT_DIGITS))
                .resolve(digest.hex());
    }

    Instant now() {
        return clock.instant();
    }

    void closed(DiskUpload upload) {
        open.remove(upload.id());
    }

    /** The state of an upload's digest dies with the process, so what an earlier one left cannot be resumed. */
    private static void clear(Path uploads) {
        try {
            Files.createDirectories(uploads);
            try (var left = Files.newDirectoryStream(uploads)) {
                for (var file : left) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not clear the uploads in " + uploads + ": " + e.getMessage(), e);
        }
    }
}
