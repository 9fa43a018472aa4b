package dev.crowsnest.analysis.finding;

import dev.crowsnest.analyzer.oci.Digest;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the nanoseconds that moving counters takes. */
record TimedImages(ImageStore images, AtomicLong nanoseconds) implements ImageStore {

    @Override
    public Optional<ImageFindings> put(Digest image, Collection<Integer> keys) {
        return images.put(image, keys);
    }

    @Override
    public void fileAway() {
        images.fileAway();
    }

    @Override
    public Map<Digest, ImageFindings> counts(Collection<Digest> digests) {
        return images.counts(digests);
    }

    @Override
    public void move(long change, Map<Integer, Integer> undecided) {
        long begun = System.nanoTime();
        images.move(change, undecided);
        nanoseconds.addAndGet(System.nanoTime() - begun);
    }
}
