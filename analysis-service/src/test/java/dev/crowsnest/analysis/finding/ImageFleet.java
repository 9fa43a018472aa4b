package dev.crowsnest.analysis.finding;

import dev.crowsnest.analysis.advisory.Exports;
import dev.crowsnest.analyzer.match.MatchSubject;
import dev.crowsnest.analyzer.oci.Digest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Jdbi;

/**
 * Many images as a company has them: two thirds of each come from one of forty bases, the rest from thousands of libraries,
 * few of which are in many images. All hold one package, in one of five versions.
 */
final class ImageFleet {

    /** In every image. */
    static final String EVERYWHERE = "fleet-everywhere";

    private static final int BASES = 40;
    private static final int OF_BASE = 200;
    private static final int LIBRARIES = 6_000;
    private static final int VERSIONS = 5;
    private static final int ADVISORIES = 3_000;
    private static final int WORKERS = 4;

    private final Random random = new Random(42);
    private final int images;
    private final int packages;

    ImageFleet(int images, int packages) {
        this.images = images;
        this.packages = packages;
    }

    /** Advisories of every second library, each of which some versions are affected by. */
    static void addAdvisories(Exports exports) {
        for (int i = 0; i < ADVISORIES; i++) {
            String vector = i % 3 == 0 ? Exports.CRITICAL : Exports.LOW;
            exports.npm("FLEET-" + i, "fleet-library-" + i * 2, "1." + (i % VERSIONS) + ".0", vector);
        }
    }

    /** Stores and matches all images. */
    void store(Jdbi jdbi, SubjectMatching matching) throws InterruptedException, ExecutionException {
        ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
        try {
            List<Future<?>> matched = new ArrayList<>();
            for (int i = 0; i < images; i++) {
                List<MatchSubject> subjects = subjects(i);
                Digest image = StoredImages.add(jdbi);
                matched.add(workers.submit(() -> matching.matchImage(image, subjects)));
            }
            for (Future<?> one : matched) {
                one.get();
            }
        } finally {
            workers.shutdown();
        }
    }

    private List<MatchSubject> subjects(int image) {
        Set<MatchSubject> subjects = new LinkedHashSet<>();
        subjects.add(StoredImages.npm(EVERYWHERE, "1." + image % VERSIONS + ".0"));
        int base = image % BASES;
        for (int i = 0; subjects.size() < Math.min(OF_BASE, packages); i++) {
            subjects.add(StoredImages.npm("fleet-base-" + base + "-" + i, "1.0.0"));
        }
        while (subjects.size() < packages) {
            // Squared, so that low numbers are in many images.
            double popularity = random.nextDouble() * random.nextDouble();
            subjects.add(StoredImages.npm(
                    "fleet-library-" + (int) (popularity * LIBRARIES), "1." + random.nextInt(VERSIONS) + ".0"));
        }
        return List.copyOf(subjects);
    }
}
