package dev.crowsnest.cli;

import dev.crowsnest.analyzer.oci.Platform;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** What every command about an image is told. */
final class ImageOptions {

    @Parameters(
            index = "0",
            paramLabel = "IMAGE",
            description = {
                "registry/repository:tag or …@sha256:…,",
                "oci-dir:PATH[:TAG], a directory in OCI's layout,",
                "archive:PATH, a tar of skopeo or docker save,",
                "or the path of either."
            })
    String image = "";

    @Option(
            names = "--platform",
            paramLabel = "OS/ARCH",
            converter = PlatformConverter.class,
            description = "Which of several; linux/amd64 if nobody says.")
    @Nullable
    Platform platform;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write to this file instead of the standard output.")
    @Nullable
    Path output;

    @Option(
            names = "--username",
            paramLabel = "NAME",
            description = "For the registry; instead of Docker's own sign-in.")
    @Nullable
    String username;

    @Option(names = "--password-stdin", description = "Read the registry's password from the standard input.")
    boolean passwordFromInput;

    @Option(
            names = "--server",
            paramLabel = "ADDRESS",
            description = {
                "Show what this server has stored of the image, and",
                "pull nothing (CROWSNEST_SERVER, CROWSNEST_TOKEN).",
                "An empty one analyses the image here."
            })
    @Nullable
    String server;

    /** Reads {@code os/architecture[/variant]}. */
    static final class PlatformConverter implements ITypeConverter<Platform> {

        @Override
        public Platform convert(String text) {
            try {
                return Platform.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
