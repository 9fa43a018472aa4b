package dev.crowsnest.local.container;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FileEntry;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import com.google.cloud.tools.jib.api.buildplan.Port;
import com.google.cloud.tools.jib.frontend.CredentialRetrieverFactory;
import dev.crowsnest.local.machine.CannotStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

/** Puts images together with Jib. The same files give the same digests: times and owners are fixed. */
final class ImageAssembly {

    /** Nobody's account; a number, so that Kubernetes can see that it is not root's. */
    static final String USER = "10001:10001";

    /** The user's own: a volume that is mounted there for the first time takes over whose it is. */
    static final String STATE = "/var/lib/crowsnest";

    private static final String SYSTEM = "linux";

    private final BaseImage base;
    private final Path cache;

    /** @param cache of layers, kept for the next time */
    ImageAssembly(BaseImage base, Path cache) {
        this.base = base;
        this.cache = cache;
    }

    /** Writes what {@code docker load} reads. */
    void toTar(ImageContent content, String tag, String architecture, Path file) {
        var image = TarImage.at(file).named(ImageReference.of(null, "crowsnest/" + content.name(), tag));
        build(content, begin(content, List.of(architecture)), Containerizer.to(image), base.isLocal());
    }

    /** Pushes; a manifest list, where there are several architectures: Jib makes no index of OCI's. */
    void toRegistry(ImageContent content, String tag, List<String> architectures, String prefix) {
        ImageReference reference = reference(prefix + "/" + content.name() + ":" + tag);
        var image = RegistryImage.named(reference);
        image.addCredentialRetriever(
                CredentialRetrieverFactory.forImage(reference, event -> {}).dockerConfig());
        build(content, begin(content, architectures), Containerizer.to(image), BaseImage.OfRegistry.isLocal(reference));
    }

    private JibContainerBuilder begin(ImageContent content, List<String> architectures) {
        JibContainerBuilder image = base.begin()
                .setUser(USER)
                .setWorkingDirectory(AbsoluteUnixPath.get(ImageContent.HOME))
                .setEntrypoint(content.command())
                .addExposedPort(Port.tcp(content.port()))
                .addLabel("org.opencontainers.image.title", "Crowsnest " + content.name())
                .addLabel("org.opencontainers.image.licenses", "Apache-2.0");
        image.setPlatforms(architectures.stream()
                .map(architecture -> new Platform(architecture, SYSTEM))
                .collect(Collectors.toUnmodifiableSet()));
        image.addFileEntriesLayer(state());
        content.layers().forEach(layer -> image.addFileEntriesLayer(layer(layer)));
        return image;
    }

    private FileEntriesLayer state() {
        Path empty = cache.resolve("state");
        try {
            Files.createDirectories(empty);
        } catch (IOException e) {
            throw new UncheckedIOException("could not make the directory " + empty, e);
        }
        var directory = new FileEntry(
                empty,
                AbsoluteUnixPath.get(STATE),
                FilePermissions.fromOctalString("700"),
                FileEntriesLayer.DEFAULT_MODIFICATION_TIME,
                USER);
        return FileEntriesLayer.builder().setName("state").addEntry(directory).build();
    }

    private static FileEntriesLayer layer(ImageContent.Layer layer) {
        var entries = FileEntriesLayer.builder().setName(layer.name());
        layer.files().forEach((path, file) -> entries.addEntry(file, AbsoluteUnixPath.get(path)));
        return entries.build();
    }

    private void build(ImageContent content, JibContainerBuilder image, Containerizer target, boolean isInsecure) {
        target.setAllowInsecureRegistries(isInsecure || base.isLocal())
                .setBaseImageLayersCache(cache.resolve("base"))
                .setApplicationLayersCache(cache.resolve("application"))
                .setToolName("crowsnest");
        try {
            image.containerize(target);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(content, e);
        } catch (RegistryException | IOException | CacheDirectoryCreationException | ExecutionException e) {
            throw failed(content, e);
        }
    }

    private CannotStart failed(ImageContent content, Exception cause) {
        Throwable reason = cause instanceof ExecutionException && cause.getCause() != null ? cause.getCause() : cause;
        return new CannotStart(
                "Could not build the image of %s on %s: %s. --base names another image, or a file; deploy/images/base makes one."
                        .formatted(content.name(), base, reason.getMessage()),
                cause);
    }

    private static ImageReference reference(String text) {
        try {
            return ImageReference.parse(text);
        } catch (InvalidImageReferenceException e) {
            throw new CannotStart("'" + text + "' names no image; --to takes REGISTRY/PREFIX.", e);
        }
    }
}
