package dev.crowsnest.local.container;

import dev.crowsnest.local.machine.CannotStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What goes into the image of one part.
 *
 * @param layers in the order in which they lie on each other: what changes least comes first, so that pushes and pulls are small
 * @param command that starts it, as the container's entry point
 */
record ImageContent(String name, List<Layer> layers, List<String> command, int port) {

    /** Where everything lies in the image. */
    static final String HOME = "/app/";

    private static final String LIBRARIES = "lib/";
    private static final String OURS = "dev.crowsnest.";

    /**
     * Files that change together.
     *
     * @param files by where they lie in the image
     */
    record Layer(String name, SortedMap<String, Path> files) {}

    /** Of a service, as Quarkus packages it. Throws {@link CannotStart} when it is not built. */
    static ImageContent ofService(Path home, String name, int port) {
        SortedMap<String, Path> files = files(name, home.resolve(name).resolve("target/quarkus-app"), path -> true);
        return new ImageContent(name, layers(files), command("quarkus-run.jar"), port);
    }

    /** Of local-ecr, from its jar and the libraries beside it. Throws {@link CannotStart} when it is not built. */
    static ImageContent ofLocalEcr(Path home) {
        String name = "local-ecr";
        SortedMap<String, Path> files = files(
                name, home.resolve("local-ecr/target"), path -> path.startsWith(LIBRARIES) || isItsJar(name, path));
        String jar = files.keySet().stream()
                .filter(path -> isItsJar(name, path))
                .findFirst()
                .orElseThrow(() -> notBuilt(name, home.resolve("local-ecr/target")));
        return new ImageContent(name, layers(files), command(jar), 5_000);
    }

    private static List<String> command(String jar) {
        return List.of("java", "-XX:MaxRAMPercentage=65", "-XX:+ExitOnOutOfMemoryError", "-jar", HOME + jar);
    }

    private static boolean isItsJar(String name, String path) {
        return path.matches(name + "-[0-9][^/]*\\.jar")
                && !path.endsWith("-sources.jar")
                && !path.endsWith("-tests.jar");
    }

    private static List<Layer> layers(SortedMap<String, Path> files) {
        return Stream.of(
                        layer("libraries", files, path -> path.startsWith(LIBRARIES) && !isOurs(path)),
                        layer("modules", files, path -> path.startsWith(LIBRARIES) && isOurs(path)),
                        layer("application", files, path -> !path.startsWith(LIBRARIES)))
                .filter(layer -> !layer.files().isEmpty())
                .toList();
    }

    private static boolean isOurs(String path) {
        return path.substring(path.lastIndexOf('/') + 1).startsWith(OURS);
    }

    private static Layer layer(String name, SortedMap<String, Path> files, Predicate<String> isIn) {
        var chosen = new TreeMap<String, Path>();
        files.forEach((path, file) -> {
            if (isIn.test(path)) {
                chosen.put(HOME + path, file);
            }
        });
        return new Layer(name, chosen);
    }

    private static SortedMap<String, Path> files(String name, Path directory, Predicate<String> isIn) {
        if (!Files.isDirectory(directory)) {
            throw notBuilt(name, directory);
        }
        var files = new TreeMap<String, Path>();
        try (Stream<Path> all = Files.walk(directory)) {
            all.filter(Files::isRegularFile).forEach(file -> {
                String path = directory.relativize(file).toString();
                if (isIn.test(path)) {
                    files.put(path, file);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("could not list what is in " + directory, e);
        }
        return files;
    }

    private static CannotStart notBuilt(String name, Path directory) {
        return new CannotStart(
                "%s is not built: there is nothing of it in %s; ./crowsnest build builds it, and so does mvn package."
                        .formatted(name, directory));
    }
}
