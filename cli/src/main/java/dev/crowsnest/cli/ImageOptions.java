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
                "A reference (registry/repository:tag), oci-dir:PATH[:TAG], archive:PATH,",
                "or the path of a directory or tar with an image in it."
            })
    String image = "";

    @Option(
            names = "--platform",
            paramLabel = "OS/ARCH",
            converter = PlatformConverter.class,
            description = "Which image of an index; linux/amd64 unless the index has one image only.")
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
                "the token is read from CROWSNEST_TOKEN."
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
