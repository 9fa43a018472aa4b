package dev.crowsnest.local.container;

import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.frontend.CredentialRetrieverFactory;
import dev.crowsnest.local.machine.CannotStart;
import java.nio.file.Files;
import java.nio.file.Path;

/** The image with a Java runtime that ours stand on: of a registry, or a file as {@code docker save} writes it. */
public sealed interface BaseImage {

    /** Throws {@link CannotStart} for what is neither. */
    static BaseImage parse(String text) {
        if (text.endsWith(".tar")) {
            if (!Files.isRegularFile(Path.of(text))) {
                throw new CannotStart(
                        "There is no base image " + text + "; deploy/images/base makes one of Debian's packages.");
            }
            return new OfFile(Path.of(text));
        }
        try {
            return new OfRegistry(ImageReference.parse(text));
        } catch (InvalidImageReferenceException e) {
            throw new CannotStart(
                    "'" + text + "' names no image; --base takes REGISTRY/NAME:TAG or a file ending in .tar.", e);
        }
    }

    /** The begin of an image that stands on it. */
    JibContainerBuilder begin();

    /** Whether it is reached without TLS, which a registry on this machine may be. */
    boolean isLocal();

    /** An image of a registry. */
    record OfRegistry(ImageReference reference) implements BaseImage {

        @Override
        public JibContainerBuilder begin() {
            var image = RegistryImage.named(reference);
            image.addCredentialRetriever(
                    CredentialRetrieverFactory.forImage(reference, event -> {}).dockerConfig());
            return Jib.from(image);
        }

        @Override
        public boolean isLocal() {
            return isLocal(reference);
        }

        static boolean isLocal(ImageReference reference) {
            String host = reference.getRegistry();
            return host.startsWith("localhost:") || host.startsWith("127.0.0.1:");
        }

        @Override
        public String toString() {
            return reference.toString();
        }
    }

    /** An image of a file, of one architecture. */
    record OfFile(Path file) implements BaseImage {

        @Override
        public JibContainerBuilder begin() {
            return Jib.from(TarImage.at(file));
        }

        @Override
        public boolean isLocal() {
            return false;
        }

        @Override
        public String toString() {
            return file.toString();
        }
    }
}
