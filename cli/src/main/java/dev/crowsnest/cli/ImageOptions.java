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
            paramLabel = "IMAGE",
            description = {
                "registry/repository:tag, registry/repository@sha256:…, oci-dir:PATH[:TAG], archive:PATH",
                "(a tar in OCI's or docker save's form), or the path of a directory or tar."
            })
    String image = "";

    @Option(
            names = "--platform",
            paramLabel = "OS/ARCH",
            converter = PlatformConverter.class,
            description = "Of an image for several platforms: which; linux/amd64 unless there is only one.")
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
                "Show what this Crowsnest server has stored of the image, without pulling it (CROWSNEST_SERVER);",
                "the token is read from CROWSNEST_TOKEN. An empty ADDRESS analyses the image here."
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
