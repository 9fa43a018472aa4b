package dev.crowsnest.local.container;

import dev.crowsnest.local.machine.CannotStart;
import dev.crowsnest.local.process.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The images of all parts. */
public final class ContainerImages {

    private final Path home;
    private final BaseImage base;
    private final String tag;
    private final List<String> architectures;
    private final Progress progress;

    /** @param architectures as OCI names them, such as {@code amd64} */
    public ContainerImages(Path home, BaseImage base, String tag, List<String> architectures, Progress progress) {
        this.home = home;
        this.base = base;
        this.tag = tag;
        this.architectures = List.copyOf(architectures);
        this.progress = progress;
    }

    /** This machine's architecture. */
    public static String hostArchitecture() {
        String name = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        return name.equals("aarch64") || name.equals("arm64") ? "arm64" : "amd64";
    }

    /**
     * Writes a file for each image and architecture, and loads those of this machine's into Docker where an engine answers.
     *
     * @throws CannotStart when a part is not built, or the base image cannot be had
     */
    public void toTars(Path directory) {
        boolean docker = DockerEngine.answers();
        for (ImageContent content : contents()) {
            for (String architecture : architectures) {
                Path file = create(directory).resolve(content.name() + "-" + architecture + ".tar");
                assembly().toTar(content, tag, architecture, file);
                boolean loaded = docker && architecture.equals(hostArchitecture()) && DockerEngine.load(file);
                progress.say(
                        "%s  %d MB%s".formatted(file, size(file) / 1_000_000, loaded ? ", loaded into Docker" : ""));
            }
        }
        if (!docker) {
            progress.say("No Docker engine answers here; where one does, docker load --input FILE takes each of them.");
        }
    }

    /** Pushes all images to {@code PREFIX/NAME:TAG}. */
    public void toRegistry(String prefix) {
        for (ImageContent content : contents()) {
            assembly().toRegistry(content, tag, architectures, prefix);
            progress.say(
                    "%s/%s:%s  pushed for %s".formatted(prefix, content.name(), tag, String.join(", ", architectures)));
        }
    }

    private List<ImageContent> contents() {
        return List.of(
                ImageContent.ofService(home, "ingest-service", 8_081),
                ImageContent.ofService(home, "integration-service", 8_080),
                ImageContent.ofService(home, "analysis-service", 8_082),
                ImageContent.ofLocalEcr(home));
    }

    private ImageAssembly assembly() {
        return new ImageAssembly(base, create(home.resolve("local/target/image-layers")));
    }

    private static Path create(Path directory) {
        try {
            return Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("could not make the directory " + directory, e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + file, e);
        }
    }
}
