package dev.crowsnest.testsupport.migration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The migrations of a service, some of which a kept list names with their sums: those that databases of a released version have had. */
public final class ReleasedMigrations {

    private final Map<String, String> present;
    private final Map<String, String> released;

    private ReleasedMigrations(Map<String, String> present, Map<String, String> released) {
        this.present = present;
        this.released = released;
    }

    /** Reads the files of a directory, and a list as {@code sha256sum} prints it. */
    public static ReleasedMigrations of(Path directory, Path list) {
        try (var files = Files.list(directory)) {
            var present = new TreeMap<String, String>();
            for (Path file : files.toList()) {
                present.put(file.getFileName().toString(), Files.readString(file));
            }
            return new ReleasedMigrations(
                    present,
                    Files.readAllLines(list).stream()
                            .map(line -> line.split(" +"))
                            .collect(Collectors.toMap(line -> line[1], line -> line[0])));
        } catch (IOException e) {
            throw new UncheckedIOException("could not read migrations of " + directory, e);
        }
    }

    /** Those that were changed or deleted since: Flyway would refuse to start where they ran. */
    public List<String> changed() {
        return released.keySet().stream()
                .filter(name ->
                        !present.containsKey(name) || !sum(present.get(name)).equals(released.get(name)))
                .sorted()
                .toList();
    }

    /** What those that came since do to the released version, one sentence each. */
    public List<String> broken() {
        return present.entrySet().stream()
                .filter(migration -> !released.containsKey(migration.getKey()))
                .flatMap(migration -> MigrationRules.broken(migration.getKey(), migration.getValue()).stream())
                .toList();
    }

    private static String sum(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
