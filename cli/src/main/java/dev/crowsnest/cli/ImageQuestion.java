package dev.crowsnest.cli;

import dev.crowsnest.analyzer.assembly.AnalyzedImage;
import dev.crowsnest.analyzer.assembly.ImageAnalyzer;
import dev.crowsnest.analyzer.assembly.ImageAnalyzerSettings;
import dev.crowsnest.analyzer.explanation.ImageExplanation;
import dev.crowsnest.analyzer.filesystem.ReadProgress;
import dev.crowsnest.analyzer.oci.Digest;
import dev.crowsnest.analyzer.oci.ImageManifest;
import dev.crowsnest.analyzer.oci.ImageSource;
import dev.crowsnest.analyzer.report.ImageReport;
import dev.crowsnest.analyzer.report.PackageList;
import dev.crowsnest.analyzer.report.ReportedImage;
import dev.crowsnest.cli.image.ChosenImage;
import dev.crowsnest.cli.image.ImageLocation;
import dev.crowsnest.cli.image.RegistryAccess;
import dev.crowsnest.cli.layer.LayerFiles;
import dev.crowsnest.cli.server.CrowsnestServer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One command's question about one image, answered here or by a server. */
final class ImageQuestion {

    /** Layers at once: inflating them is bound by the processor, and more than the layers of an image are of no use. */
    private static final int LAYERS_AT_ONCE = Math.min(Runtime.getRuntime().availableProcessors(), 4);

    private final Surroundings surroundings;
    private final ImageOptions options;
    private final ImageLocation location;
    private @Nullable Digest digest;

    ImageQuestion(Surroundings surroundings, ImageOptions options) {
        this.surroundings = surroundings;
        this.options = options;
        this.location = ImageLocation.parse(options.image);
    }

    Optional<CrowsnestServer> server() {
        return new ServerOption(options.server, surroundings).server();
    }

    LocalResult analyze() {
        var layers = new LayerFiles(surroundings.cache().resolve("layers"));
        try (ImageSource source = location.open(access());
                var analyzer = new ImageAnalyzer(ImageAnalyzerSettings.of(layers, LAYERS_AT_ONCE))) {
            ImageManifest manifest = ChosenImage.of(source, location, options.platform);
            AnalyzedImage analyzed = analyzer.analyze(source, manifest, ReadProgress.start());
            var image = new ReportedImage(
                    options.image,
                    manifest.digest().toString(),
                    analyzed.config().platform().toString());
            return new LocalResult(image, analyzed);
        }
    }

    ImageReport storedReport() {
        ImageReport stored = crowsnest().report(digest(), platform());
        return new ImageReport(
                options.image,
                stored.digest(),
                stored.platform(),
                stored.distribution(),
                stored.packages(),
                stored.findings(),
                stored.undecided(),
                stored.advisories());
    }

    PackageList storedPackages() {
        PackageList stored = crowsnest().packages(digest(), platform());
        return new PackageList(
                options.image, stored.digest(), stored.platform(), stored.distribution(), stored.packages());
    }

    ImageExplanation storedExplanation(String vulnerability) {
        ImageExplanation stored = crowsnest().explanation(digest(), platform(), vulnerability);
        return new ImageExplanation(
                new ReportedImage(
                        options.image, stored.image().digest(), stored.image().platform()),
                stored.distribution(),
                stored.vulnerability(),
                stored.aliases(),
                stored.isKnown(),
                stored.packages(),
                stored.others(),
                stored.silent(),
                stored.unjudged(),
                stored.advisories());
    }

    private CrowsnestServer crowsnest() {
        return server().orElseThrow();
    }

    private @Nullable String platform() {
        return options.platform == null ? null : options.platform.toString();
    }

    /**
     * A reference without a digest is looked up where the image is; only its manifest is fetched. Once: a tag may move between two
     * answers, and a password can be read from the standard input only once.
     */
    private Digest digest() {
        if (digest == null) {
            digest = location.digest().orElseGet(this::lookedUp);
        }
        return digest;
    }

    private Digest lookedUp() {
        try (ImageSource source = location.open(access())) {
            return source.manifest(location.tagOrDigest()).digest();
        }
    }

    private RegistryAccess access() {
        if (options.username == null && !options.passwordFromInput) {
            return RegistryAccess.ofDocker(surroundings);
        }
        if (options.username == null || !options.passwordFromInput) {
            throw new CommandFailure("--username and --password-stdin are given together");
        }
        return RegistryAccess.of(options.username, InputLine.read(surroundings, "the password"));
    }
}
