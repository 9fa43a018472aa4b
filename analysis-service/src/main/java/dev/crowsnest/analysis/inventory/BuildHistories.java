package dev.crowsnest.analysis.inventory;

import dev.crowsnest.analyzer.build.BuildHistory;
import dev.crowsnest.analyzer.oci.Digest;
import java.util.Optional;

/** Keeps how images were built, beside their inventories and as long as these. */
public interface BuildHistories {

    /** How a platform's image was built; empty for one that was analysed before that was kept. */
    Optional<BuildHistory> find(Digest image);

    /** Whether it is kept. */
    boolean isKept(Digest image);

    /** Keeps it for an image whose inventory is kept. */
    void save(Digest image, BuildHistory history);
}
