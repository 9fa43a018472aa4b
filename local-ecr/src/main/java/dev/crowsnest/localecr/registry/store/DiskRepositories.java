package dev.crowsnest.localecr.registry.store;

import dev.crowsnest.localecr.registry.Repositories;
import dev.crowsnest.localecr.registry.Repository;
import dev.crowsnest.localecr.registry.RepositoryName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** Repositories as a tree of directories, read once at the start. */
public final class DiskRepositories implements Repositories {

    private final Path root;
    private final Map<RepositoryName, DiskRepository> repositories = new ConcurrentSkipListMap<>();

    private DiskRepositories(Path root) {
        this.root = root;
    }

    public static DiskRepositories in(Path root) {
        var disk = new DiskRepositories(root);
        try {
            Files.createDirectories(root);
            disk.load();
        } catch (IOException e) {
            throw new UncheckedIOException("could not read the repositories in " + root + ": " + e.getMessage(), e);
        }
        return disk;
    }

    @Override
    public List<Repository> all() {
        return List.copyOf(repositories.values());
    }

    @Override
    public Optional<Repository> find(RepositoryName name) {
        return Optional.ofNullable(repositories.get(name));
    }

    @Override
    public synchronized Repository create(RepositoryName name, Instant at) {
        return repositories.computeIfAbsent(
                name, missing -> DiskRepository.create(missing, root.resolve(missing.value()), at));
    }

    @Override
    public synchronized void delete(RepositoryName name) {
        var repository = repositories.remove(name);
        if (repository != null) {
            repository.delete();
        }
    }

    private void load() throws IOException {
        List<Path> directories;
        try (var tree = Files.find(
                root,
                Integer.MAX_VALUE,
                (file, attributes) -> file.endsWith(DiskRepository.CREATED) && attributes.isRegularFile())) {
            directories = tree.map(Path::getParent).toList();
        }
        for (var directory : directories) {
            var name =
                    RepositoryName.parse(root.relativize(directory).toString().replace('\\', '/'));
            repositories.put(name, DiskRepository.load(name, directory));
        }
    }
}
