package dev.crowsnest.local.demo;

import dev.crowsnest.local.machine.CannotStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiConsumer;

/** The jars that the build resolved for the Java sample. */
record SampleJars(Path directory) {

    /** Takes each by its name, in the order of names, so that the layer is the same each time. */
    void forEach(BiConsumer<String, byte[]> taker) {
        if (!Files.isDirectory(directory)) {
            throw new CannotStart(
                    "The jars of the Java sample are not there: %s is made by the build.".formatted(directory));
        }
        try (var files = Files.list(directory)) {
            for (var jar : files.sorted().toList()) {
                taker.accept(jar.getFileName().toString(), Files.readAllBytes(jar));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not read the jars for " + directory + ": " + e, e);
        }
    }
}
