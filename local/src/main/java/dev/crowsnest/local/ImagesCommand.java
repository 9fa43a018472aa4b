package dev.crowsnest.local;

import dev.crowsnest.local.container.BaseImage;
import dev.crowsnest.local.container.ComposeSecrets;
import dev.crowsnest.local.container.ContainerImages;
import dev.crowsnest.local.machine.CannotStart;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Container images of the services and of local-ecr. */
@Command(
        name = "images",
        description = "Builds container images of all parts, as files or into a registry; it needs no Docker.")
final class ImagesCommand implements Callable<Integer> {

    private static final List<String> ARCHITECTURES = List.of("amd64", "arm64");

    private final Console console;

    @Option(
            names = "--base",
            paramLabel = "IMAGE",
            defaultValue = "docker.io/library/eclipse-temurin:17-jre",
            description = "the image with a Java runtime that they stand on, or a file of it (${DEFAULT-VALUE})")
    private String base = "";

    @Option(
            names = "--to",
            paramLabel = "PREFIX",
            description =
                    "pushes to PREFIX/NAME:TAG, such as registry.example.com/crowsnest, in place of writing files")
    private @Nullable String prefix;

    @Option(names = "--tag", defaultValue = "local", description = "the tag of all of them (${DEFAULT-VALUE})")
    private String tag = "";

    @Option(
            names = "--platform",
            split = ",",
            paramLabel = "ARCHITECTURE",
            description = "amd64, arm64 or both by a comma (files: this machine's; a registry: both)")
    private List<String> architectures = List.of();

    @Option(names = "--directory", paramLabel = "DIRECTORY", description = "where files go (local/target/images)")
    private @Nullable Path directory;

    ImagesCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Path home = Path.of(System.getProperty("crowsnest.home", "."));
        try {
            var images = new ContainerImages(home, BaseImage.parse(base), tag, wanted(), console);
            if (prefix == null) {
                images.toTars(directory == null ? home.resolve("local/target/images") : directory);
                ComposeSecrets.make(home);
            } else {
                images.toRegistry(prefix);
            }
            return 0;
        } catch (CannotStart e) {
            return console.fail(String.valueOf(e.getMessage()));
        }
    }

    private List<String> wanted() {
        if (architectures.isEmpty()) {
            return prefix == null ? List.of(ContainerImages.hostArchitecture()) : ARCHITECTURES;
        }
        for (String architecture : architectures) {
            if (!ARCHITECTURES.contains(architecture)) {
                throw new CannotStart("'" + architecture + "' is no architecture; --platform takes amd64 and arm64.");
            }
        }
        return architectures;
    }
}
