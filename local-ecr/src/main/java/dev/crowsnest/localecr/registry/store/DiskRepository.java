package dev.crowsnest.localecr.registry.store;

import dev.crowsnest.localecr.disk.DurableFile;
import dev.crowsnest.localecr.disk.StoredFiles;
import dev.crowsnest.localecr.registry.Digest;
import dev.crowsnest.localecr.registry.Repository;
import dev.crowsnest.localecr.registry.RepositoryName;
import dev.crowsnest.localecr.registry.StoredImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * A repository as a directory: a file for each image and tag, an empty one for each blob.
 *
 * <p>Its own entries start with an underscore, which no repository name does, so {@code team/_tags} is the tags of
 * {@code team} and {@code team/app} another repository. All of it is also in memory; the disk is written first.
 */
final class DiskRepository implements Repository {

    static final String CREATED = "_created";

    private final RepositoryName name;
    private final Path directory;
    private final Instant createdAt;
    private final Set<Digest> blobs = ConcurrentHashMap.newKeySet();
    private final Map<Digest, StoredImage> images = new ConcurrentHashMap<>();
    private final SortedMap<String, Digest> tags = new ConcurrentSkipListMap<>();

    private DiskRepository(RepositoryName name, Path directory, Instant createdAt) {
        this.name = name;
        this.directory = directory;
        this.createdAt = createdAt;
    }

    static DiskRepository create(RepositoryName name, Path directory, Instant at) {
        var repository = new DiskRepository(name, directory, at);
        // A deletion that was cut short leaves entries behind; they are not the new repository's.
        repository.delete();
        DurableFile.write(directory.resolve(CREATED), at.toString().getBytes(StandardCharsets.UTF_8));
        return repository;
    }

    static DiskRepository load(RepositoryName name, Path directory) throws IOException {
        var createdAt = Instant.parse(Files.readString(directory.resolve(CREATED)));
        var repository = new DiskRepository(name, directory, createdAt);
        for (var file : StoredFiles.in(repository.blobFiles())) {
            repository.blobs.add(new Digest(nameOf(file)));
        }
        for (var file : StoredFiles.in(repository.imageFiles())) {
            var image = ImageRecord.read(DurableFile.read(file));
            repository.images.put(image.digest(), image);
        }
        for (var file : StoredFiles.in(repository.tagFiles())) {
            repository.tags.put(nameOf(file), Digest.parse(Files.readString(file)));
        }
        return repository;
    }

    @Override
    public RepositoryName name() {
        return name;
    }

    @Override
    public Instant createdAt() {
        return createdAt;
    }

    @Override
    public boolean holdsBlob(Digest digest) {
        return blobs.contains(digest);
    }

    @Override
    public void addBlob(Digest digest) {
        if (!blobs.contains(digest)) {
            DurableFile.write(blobFiles().resolve(digest.hex()), new byte[0]);
            blobs.add(digest);
        }
    }

    @Override
    public void removeBlob(Digest digest) {
        if (blobs.remove(digest)) {
            DurableFile.delete(blobFiles().resolve(digest.hex()));
        }
    }

    @Override
    public Collection<StoredImage> images() {
        return List.copyOf(images.values());
    }

    @Override
    public Optional<StoredImage> image(Digest digest) {
        return Optional.ofNullable(images.get(digest));
    }

    @Override
    public void putImage(StoredImage image) {
        DurableFile.write(imageFiles().resolve(image.digest().hex()), ImageRecord.write(image));
        images.put(image.digest(), image);
    }

    @Override
    public void hold(StoredImage image, String tag) {
        images.put(image.digest(), image);
        tags.put(tag, image.digest());
    }

    @Override
    public void removeImage(Digest digest) {
        DurableFile.delete(imageFiles().resolve(digest.hex()));
        images.remove(digest);
    }

    @Override
    public SortedMap<String, Digest> tags() {
        return new TreeMap<>(tags);
    }

    @Override
    public void putTag(String tag, Digest digest) {
        DurableFile.write(tagFiles().resolve(tag), digest.toString().getBytes(StandardCharsets.UTF_8));
        tags.put(tag, digest);
    }

    @Override
    public void removeTag(String tag) {
        DurableFile.delete(tagFiles().resolve(tag));
        tags.remove(tag);
    }

    /** Removes what is its own and leaves repositories below it alone; {@code _created} first, which makes it one. */
    void delete() {
        DurableFile.delete(directory.resolve(CREATED));
        for (var own : List.of(tagFiles(), imageFiles(), blobFiles())) {
            StoredFiles.in(own).forEach(DurableFile::delete);
        }
    }

    private Path blobFiles() {
        return directory.resolve("_blobs");
    }

    private Path imageFiles() {
        return directory.resolve("_images");
    }

    private Path tagFiles() {
        return directory.resolve("_tags");
    }

    private static String nameOf(Path file) {
        return String.valueOf(file.getFileName());
    }
}
