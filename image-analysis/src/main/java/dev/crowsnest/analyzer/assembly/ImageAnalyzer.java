package dev.crowsnest.analyzer.assembly;

import dev.crowsnest.analyzer.filesystem.LayerEvidence;
import dev.crowsnest.analyzer.filesystem.LayerReader;
import dev.crowsnest.analyzer.filesystem.ReadProgress;
import dev.crowsnest.analyzer.inventory.Inventory;
import dev.crowsnest.analyzer.inventory.InventoryBuilder;
import dev.crowsnest.analyzer.oci.Descriptor;
import dev.crowsnest.analyzer.oci.Digest;
import dev.crowsnest.analyzer.oci.ImageAccessException;
import dev.crowsnest.analyzer.oci.ImageAccessException.Kind;
import dev.crowsnest.analyzer.oci.ImageConfig;
import dev.crowsnest.analyzer.oci.ImageManifest;
import dev.crowsnest.analyzer.oci.ImageSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lists the packages of images: reads the layers that are not known yet, side by side, and joins what all of them say.
 *
 * <p>Safe for use by several threads: each reads layers itself, and the analyzer's own threads help whom they can. Blocking; interrupt the calling thread to cancel.
 */
public final class ImageAnalyzer implements AutoCloseable {

    private static final AtomicInteger THREADS = new AtomicInteger();

    private final ImageAnalyzerSettings settings;
    private final LayerReader reader;
    private final ThreadPoolExecutor pool;

    public ImageAnalyzer(ImageAnalyzerSettings settings) {
        this.settings = settings;
        this.reader = new LayerReader(settings.catalogers(), settings.limits());
        this.pool = pool(Math.max(1, settings.parallelism() - 1));
    }

    /** What must be equal for kept layers to be used again: a part of a cache's key. */
    public String revision() {
        return reader.revision();
    }

    /**
     * Analyses one image of one platform. A layer that the cache knows is not asked for, and one that the image has twice is
     * read once. Layers that were read to their end are kept, also when another one then fails.
     *
     * @param progress ends the analysis when its time is over; a new one for each call
     * @throws ImageAccessException of the first layer that failed; {@code CANCELLED} when the thread is interrupted, which it
     *     then still is
     */
    public AnalyzedImage analyze(ImageSource source, ImageManifest manifest, ReadProgress progress) {
        if (!manifest.isImage()) {
            String reason = "it is no image, but " + artifactType(manifest);
            throw new ImageAccessException(
                    Kind.MALFORMED, "analyse", manifest.digest().toString(), reason, null);
        }
        ImageConfig config = source.config(manifest);
        Map<Digest, LayerEvidence> known = known(manifest);
        progress.begin(goal(manifest, known.keySet()));
        Map<Digest, LayerEvidence> read = read(source, manifest, known, progress);
        List<LayerEvidence> layers = new ArrayList<>();
        for (Descriptor layer : manifest.layers()) {
            LayerEvidence evidence = known.getOrDefault(layer.digest(), read.get(layer.digest()));
            layers.add(Objects.requireNonNull(evidence));
        }
        Inventory inventory = InventoryBuilder.of(layers);
        long saved = known.values().stream().mapToLong(LayerEvidence::bytes).sum();
        boolean complete = layers.stream().allMatch(LayerEvidence::isComplete);
        return new AnalyzedImage(
                manifest, config, inventory, complete, progress.bytes(), saved, List.copyOf(read.keySet()));
    }

    /** Lets layers that are being read end by themselves; analyses that wait for others are cancelled. */
    @Override
    public void close() {
        pool.shutdownNow();
    }

    private Map<Digest, LayerEvidence> known(ImageManifest manifest) {
        Map<Digest, LayerEvidence> known = new LinkedHashMap<>();
        for (Descriptor layer : manifest.layers()) {
            if (!known.containsKey(layer.digest())) {
                settings.cache().find(layer.digest()).ifPresent(evidence -> known.put(layer.digest(), evidence));
            }
        }
        return known;
    }

    private static ReadProgress.Goal goal(ImageManifest manifest, Set<Digest> known) {
        Map<Digest, Long> sizes = new LinkedHashMap<>();
        manifest.layers().forEach(layer -> sizes.put(layer.digest(), layer.size()));
        long bytes = sizes.values().stream().mapToLong(Long::longValue).sum();
        long knownBytes = known.stream().mapToLong(sizes::get).sum();
        return new ReadProgress.Goal(sizes.size(), bytes, known.size(), knownBytes);
    }

    private Map<Digest, LayerEvidence> read(
            ImageSource source, ImageManifest manifest, Map<Digest, LayerEvidence> known, ReadProgress progress) {
        Map<Digest, LayerFetch> fetches = new LinkedHashMap<>();
        for (Descriptor layer : manifest.layers()) {
            if (!known.containsKey(layer.digest())) {
                fetches.putIfAbsent(layer.digest(), new LayerFetch(source, layer, reader, progress, settings));
            }
        }
        return new SideBySide(pool, progress).run(manifest.digest().toString(), fetches, settings.parallelism());
    }

    private static String artifactType(ImageManifest manifest) {
        String type = manifest.artifactType();
        return type == null ? manifest.config().mediaType().toString() : type;
    }

    private static ThreadPoolExecutor pool(int threads) {
        return new ThreadPoolExecutor(
                threads, threads, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), ImageAnalyzer::thread);
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "crowsnest-layer-" + THREADS.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }
}
