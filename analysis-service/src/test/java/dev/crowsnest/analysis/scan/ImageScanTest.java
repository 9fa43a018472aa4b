package dev.crowsnest.analysis.scan;

import dev.crowsnest.analysis.inventory.ImagePlace;
import dev.crowsnest.analysis.job.JobCause;
import dev.crowsnest.analysis.job.JobPriority;
import dev.crowsnest.analysis.job.JobProgress;
import dev.crowsnest.analysis.job.JobRequest;
import dev.crowsnest.analysis.job.Traffic;
import dev.crowsnest.analyzer.filesystem.ReadProgress;
import dev.crowsnest.analyzer.oci.Descriptor;
import dev.crowsnest.analyzer.oci.Digest;
import dev.crowsnest.analyzer.oci.ImageAccessException;
import dev.crowsnest.analyzer.oci.ImageAccessException.Kind;
import dev.crowsnest.analyzer.oci.ImageConfig;
import dev.crowsnest.analyzer.oci.ImageIndex;
import dev.crowsnest.analyzer.oci.ImageManifest;
import dev.crowsnest.analyzer.oci.ImageSource;
import dev.crowsnest.analyzer.oci.Manifest;
import dev.crowsnest.analyzer.oci.MediaType;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ImageScanTest {

    private static final Digest INDEX = digest("index");

    private final List<String> asked = new ArrayList<>();

    /** A registry that lets each of hundreds of manifests drip for a minute would hold a worker for hours. */
    @Test
    void asksForNoMoreChildrenOfAnIndexOnceTheTimeIsOver() {
        var scan = new ImageScan(request -> new Children(), null);

        assertThatThrownBy(() -> scan.scan(request(), new ScanRun(Duration.ZERO)))
                .isInstanceOfSatisfying(
                        ImageAccessException.class, e -> assertThat(e.kind()).isEqualTo(Kind.OUT_OF_TIME));

        assertThat(asked).containsExactly(INDEX.toString());
    }

    @Test
    void tellsHowFarTheImageIsThatItReads() {
        var run = new ScanRun(Duration.ofMinutes(30));
        run.image(1, 3);
        assertThat(run.progress()).as("known, so that nothing was read").isEmpty();
        run.image(2, 3);

        var reading = run.next();
        reading.begin(new ReadProgress.Goal(7, 120, 2, 20));
        reading.advance("layer", 21);
        reading.layerRead();

        assertThat(run.progress()).contains(new JobProgress(2, 3, 3, 7, 41, 120));
        reading.advance("layer, once more", 500);
        assertThat(run.progress()).contains(new JobProgress(2, 3, 3, 7, 120, 120));
    }

    @Test
    void countsBytesOfEachImageAndEndsAllOfThemTogether() {
        var run = new ScanRun(Duration.ofMinutes(30));
        var first = run.next();
        var second = run.next();
        first.advance("layer", 5);
        first.cancel();

        assertThat(first.bytes()).isEqualTo(5);
        assertThat(second.bytes()).isZero();
        assertThat(second.isCancelled()).isFalse();
        second.advance("layer", 2);
        run.saved(3);
        assertThat(run.traffic()).isEqualTo(new Traffic(7, 3));
        run.cancel();
        assertThat(second.isCancelled()).isTrue();
    }

    private final class Children implements ImageSource {

        @Override
        public Manifest manifest(String tagOrDigest) {
            asked.add(tagOrDigest);
            return new ImageIndex(
                    INDEX,
                    MediaType.OCI_INDEX,
                    List.of(
                            Descriptor.of(MediaType.OCI_MANIFEST, digest("a"), 1),
                            Descriptor.of(MediaType.OCI_MANIFEST, digest("b"), 1)),
                    Map.of());
        }

        @Override
        public ImageConfig config(ImageManifest manifest) {
            throw new AssertionError("nobody has time for a config");
        }

        @Override
        public InputStream blob(Descriptor blob) {
            throw new AssertionError("nobody has time for a layer");
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    private static JobRequest request() {
        return new JobRequest(
                new JobRequest.Subject(
                        new ImagePlace("integration", "123456789012", "eu-central-1", "team/app"),
                        INDEX,
                        JobCause.PUSHED,
                        "1"),
                new JobRequest.Access("", ""),
                JobPriority.PUSH,
                List.of(),
                Instant.EPOCH,
                null);
    }

    private static Digest digest(String name) {
        return Digest.of(name.getBytes(StandardCharsets.UTF_8));
    }
}
