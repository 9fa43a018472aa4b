package dev.crowsnest.cli.image;

import dev.crowsnest.analyzer.oci.Digest;
import dev.crowsnest.analyzer.oci.ImageReference;
import dev.crowsnest.analyzer.oci.ImageSource;
import dev.crowsnest.analyzer.oci.layout.ImageArchive;
import dev.crowsnest.analyzer.oci.layout.OciDirectory;
import dev.crowsnest.cli.CommandFailure;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where an image is, as a person says it. */
public sealed interface ImageLocation {

    /** A tag that says nothing: a layout with one image gives it under every tag. */
    String ANY_TAG = "latest";

    /** What nobody writes for a reference: a path, the name of an archive, the scheme of another tool. */
    Pattern NO_REFERENCE = Pattern.compile("[.~]{0,2}/.*|.*\\.(?:tar|tgz|tar\\.gz)|.*://.*");

    /** An image in a registry. */
    record InRegistry(ImageReference reference) implements ImageLocation {

        @Override
        public ImageSource open(RegistryAccess access) {
            return access.open(reference);
        }

        @Override
        public String tagOrDigest() {
            return reference.tagOrDigest();
        }

        @Override
        public Optional<Digest> digest() {
            return Optional.ofNullable(reference.digest());
        }

        @Override
        public String toString() {
            return reference.toString();
        }
    }

    /** An image in a directory with the OCI layout. */
    record InDirectory(Path directory, String tagOrDigest) implements ImageLocation {

        @Override
        public ImageSource open(RegistryAccess access) {
            return OciDirectory.open(directory);
        }

        @Override
        public String toString() {
            return directory.toString();
        }
    }

    /** An image in a tar. */
    record InArchive(Path file) implements ImageLocation {

        @Override
        public ImageSource open(RegistryAccess access) {
            return ImageArchive.open(file);
        }

        @Override
        public String tagOrDigest() {
            return ANY_TAG;
        }

        @Override
        public String toString() {
            return file.toString();
        }
    }

    /** The images there; the caller closes it. */
    ImageSource open(RegistryAccess access);

    String tagOrDigest();

    /** The digest, when it was said. */
    default Optional<Digest> digest() {
        return Optional.empty();
    }

    /**
     * The place that {@code text} names: {@code oci-dir:} or {@code archive:}, with two slashes or without as Docker Scout takes
     * them, {@code registry://}, else a path when there is such a file, else a reference.
     */
    static ImageLocation parse(String text) {
        return after(text, "oci-dir://")
                .or(() -> after(text, "oci-dir:"))
                .map(ImageLocation::directory)
                .or(() -> after(text, "archive://")
                        .or(() -> after(text, "archive:"))
                        .map(path -> new InArchive(Path.of(path))))
                // Without slashes it is an image of Docker's own: registry:2.
                .or(() -> after(text, "registry://").map(ImageLocation::reference))
                .orElseGet(() -> guess(text));
    }

    private static Optional<String> after(String text, String scheme) {
        return text.startsWith(scheme) ? Optional.of(text.substring(scheme.length())) : Optional.empty();
    }

    private static ImageLocation guess(String text) {
        Optional<Path> path = existing(text);
        if (path.isPresent()) {
            return Files.isDirectory(path.get()) ? new InDirectory(path.get(), ANY_TAG) : new InArchive(path.get());
        }
        if (NO_REFERENCE.matcher(text).matches()) {
            throw new CommandFailure(
                    "could not find the image '" + text
                            + "': there is no such file or directory; write registry/repository:tag, oci-dir:PATH or archive:PATH");
        }
        return reference(text);
    }

    private static ImageLocation reference(String text) {
        try {
            return new InRegistry(ImageReference.parse(text));
        } catch (IllegalArgumentException e) {
            throw new CommandFailure("could not find the image '" + text + "': " + e.getMessage(), e);
        }
    }

    private static ImageLocation directory(String text) {
        int colon = text.lastIndexOf(':');
        boolean tagged = colon > text.lastIndexOf('/') && !Files.isDirectory(Path.of(text));
        return tagged
                ? new InDirectory(Path.of(text.substring(0, colon)), text.substring(colon + 1))
                : new InDirectory(Path.of(text), ANY_TAG);
    }

    private static Optional<Path> existing(String text) {
        try {
            return Optional.of(Path.of(text)).filter(Files::exists);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
