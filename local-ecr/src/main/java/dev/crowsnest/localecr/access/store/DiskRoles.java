package dev.crowsnest.localecr.access.store;

import dev.crowsnest.localecr.access.Role;
import dev.crowsnest.localecr.access.Roles;
import dev.crowsnest.localecr.disk.DurableFile;
import dev.crowsnest.localecr.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Roles in one file, so that they are there again after a restart. */
public final class DiskRoles implements Roles {

    private final Path file;
    private Map<String, Role> roles = Map.of();

    private DiskRoles(Path file) {
        this.file = file;
    }

    public static DiskRoles in(Path file) {
        var disk = new DiskRoles(file);
        if (Files.exists(file)) {
            disk.load();
        }
        return disk;
    }

    @Override
    public synchronized void put(Role role) {
        var changed = new TreeMap<>(roles);
        changed.put(role.arn(), role);
        save(changed);
    }

    @Override
    public synchronized void remove(String arn) {
        var changed = new TreeMap<>(roles);
        changed.remove(arn);
        save(changed);
    }

    @Override
    public synchronized Optional<Role> find(String arn) {
        return Optional.ofNullable(roles.get(arn));
    }

    private void save(Map<String, Role> changed) {
        var json = Json.object();
        changed.values().forEach(role -> json.put(role.arn(), role.externalId()));
        DurableFile.write(file, Json.bytes(json));
        roles = changed;
    }

    private synchronized void load() {
        try {
            var loaded = new TreeMap<String, Role>();
            for (var entry : Json.parse(DurableFile.read(file)).properties()) {
                loaded.put(
                        entry.getKey(),
                        new Role(entry.getKey(), entry.getValue().asText()));
            }
            roles = loaded;
        } catch (IOException e) {
            throw new UncheckedIOException("could not read the roles in " + file + ": " + e.getMessage(), e);
        }
    }
}
