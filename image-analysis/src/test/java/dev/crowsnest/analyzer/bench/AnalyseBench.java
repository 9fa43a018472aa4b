package dev.crowsnest.analyzer.bench;

import dev.crowsnest.analyzer.advisory.AdvisoryEdition;
import dev.crowsnest.analyzer.advisory.AdvisorySet;
import dev.crowsnest.analyzer.advisory.InMemoryAdvisorySet;
import dev.crowsnest.analyzer.advisory.osv.OsvExport;
import dev.crowsnest.analyzer.assembly.AnalyzedImage;
import dev.crowsnest.analyzer.assembly.ImageAnalyzer;
import dev.crowsnest.analyzer.assembly.ImageAnalyzerSettings;
import dev.crowsnest.analyzer.assembly.Matchers;
import dev.crowsnest.analyzer.filesystem.LayerCache;
import dev.crowsnest.analyzer.filesystem.ReadProgress;
import dev.crowsnest.analyzer.match.Finding;
import dev.crowsnest.analyzer.match.MatchSubjects;
import dev.crowsnest.analyzer.oci.Digest;
import dev.crowsnest.analyzer.oci.ImageManifest;
import dev.crowsnest.analyzer.oci.ImageReference;
import dev.crowsnest.analyzer.oci.registry.RegistryClient;
import dev.crowsnest.analyzer.oci.registry.RegistryTarget;
import dev.crowsnest.testsupport.image.BuiltImage;
import dev.crowsnest.testsupport.image.BuiltLayer;
import dev.crowsnest.testsupport.image.RegistryPush;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * Prints what an analysis costs over what none can avoid: inflating and hashing the layers. Both sides run in this process,
 * in turn, warmed; local-ecr runs in another.
 */
public final class AnalyseBench {

    private static final int BUFFER = 64 << 10;
    private static final String REPOSITORY = "bench/service";

    private final boolean smoke;
    private final Path folder;
    private final AdvisorySet advisories;

    private AnalyseBench(boolean smoke, Path folder, AdvisorySet advisories) {
        this.smoke = smoke;
        this.folder = folder;
        this.advisories = advisories;
    }

    /** {@code [--smoke] FOLDER [ADVISORIES]}; with {@code --small-heap ADDRESS} it only analyses once, to see that it passes. */
    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("--small-heap")) {
            new AnalyseBench(true, Path.of("."), none()).analyze(URI.create(arguments[1]), "1", LayerCache.none());
            return;
        }
        boolean smoke = arguments[0].equals("--smoke");
        int first = smoke ? 1 : 0;
        AdvisorySet advisories = arguments.length > first + 1 ? load(URI.create(arguments[first + 1])) : none();
        new AnalyseBench(smoke, Path.of(arguments[first]), advisories).run();
    }

    private void run() throws Exception {
        Path data = Files.createDirectories(folder.resolve("registry"));
        try (var registry = LocalEcrProcess.start(data)) {
            URI address = registry.address();
            var sample = new SampleImage(smoke ? 5 : 100);
            BuiltImage image = sample.build();
            RegistryPush.to(address).push(image, REPOSITORY, "1");
            RegistryPush.to(address).push(sample.pushedAgain(), REPOSITORY, "2");
            double floor = compare(address, files(image));
            new Peers(folder).run(image, floor);
            pushAgain(address);
            smallHeap(address);
        }
        new EmptyFilesBench(folder, smoke ? 100_000 : 3_000_000).run();
    }

    private List<Path> files(BuiltImage image) throws IOException {
        List<Path> layers = new ArrayList<>();
        for (BuiltLayer layer : image.layers()) {
            layers.add(Files.write(folder.resolve("layer-" + layers.size()), layer.blob()));
        }
        long size = image.layers().stream().mapToLong(BuiltLayer::size).sum();
        print("image: %.1f MB compressed, %d layers", size / 1e6, layers.size());
        return layers;
    }

    /** Prints both sides, each the median of rounds in turn; returns what none can avoid, in seconds of CPU. */
    private double compare(URI address, List<Path> layers) throws Exception {
        for (int i = 0; i < (smoke ? 1 : 4); i++) {
            inflateAndHash(layers);
            analyze(address, "1", LayerCache.none());
        }
        var floor = new Rounds();
        var ours = new Rounds();
        var ratio = new Rounds();
        for (int i = 0; i < (smoke ? 1 : 11); i++) {
            double unavoidable = floor.add(CpuTime.of(() -> inflateAndHash(layers)));
            ratio.add(ours.add(CpuTime.of(() -> analyze(address, "1", LayerCache.none()))) / unavoidable);
        }
        print("GZIPInputStream (64 KiB) and SHA-256, seconds of CPU: %s", floor);
        print("analysis, first request to sorted findings, seconds of CPU: %s", ours);
        print("ratio (at most 1.25): %s", ratio);
        return floor.median();
    }

    private void pushAgain(URI address) throws Exception {
        double least = Double.MAX_VALUE;
        double first = Double.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            var cache = new HeapLayerCache();
            first = Math.min(first, CpuTime.of(() -> analyze(address, "1", cache)));
            least = Math.min(least, CpuTime.of(() -> analyze(address, "2", cache)));
        }
        print("second push with a small layer: %.3f s of CPU, %.3f of the first (below 0.1)", least, least / first);
    }

    private void smallHeap(URI address) throws IOException, InterruptedException {
        int status = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AnalyseBench.class.getName(),
                        "--small-heap",
                        address.toString())
                .inheritIO()
                .start()
                .waitFor();
        print("with -Xmx256m: %s", status == 0 ? "passes" : "FAILS, status " + status);
        if (status != 0) {
            throw new IllegalStateException("the analysis does not pass with -Xmx256m");
        }
    }

    private List<Finding> analyze(URI address, String tag, LayerCache cache) {
        var reference = new ImageReference(address.getAuthority(), REPOSITORY, tag, (Digest) null);
        try (var client = RegistryClient.open(RegistryTarget.of(reference).withEndpoint(address));
                var analyzer = new ImageAnalyzer(ImageAnalyzerSettings.of(cache, 2))) {
            AnalyzedImage image = analyzer.analyze(client, (ImageManifest) client.manifest(tag), ReadProgress.start());
            return findings(image);
        }
    }

    private List<Finding> findings(AnalyzedImage image) {
        var matcher = Matchers.matcher();
        List<Finding> findings = new ArrayList<>();
        for (var software : image.inventory().packages()) {
            MatchSubjects.of(software, image.inventory().distribution())
                    .forEach(subject ->
                            findings.addAll(matcher.match(subject, advisories).findings()));
        }
        return findings;
    }

    private static long inflateAndHash(List<Path> layers) throws IOException {
        long inflated = 0;
        byte[] buffer = new byte[BUFFER];
        for (Path layer : layers) {
            var hash = Digest.newSha256();
            try (InputStream in = new GZIPInputStream(
                    new DigestInputStream(new BufferedInputStream(Files.newInputStream(layer), BUFFER), hash),
                    BUFFER)) {
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    inflated += read;
                }
            }
            hash.digest();
        }
        return inflated;
    }

    private static AdvisorySet none() {
        return InMemoryAdvisorySet.of(List.of(), new AdvisoryEdition("none", 0, null));
    }

    private static AdvisorySet load(URI address) {
        var builder = new InMemoryAdvisorySet.Builder();
        new OsvExport(address).forEach(List.of("Debian", "npm", "PyPI", "Maven"), builder::add);
        print("advisories: %d", builder.size());
        return builder.build(new AdvisoryEdition(address.toString(), builder.size(), Instant.EPOCH));
    }

    static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
