package dev.crowsnest.analysis.inventory;

import dev.crowsnest.analyzer.oci.Digest;
import java.time.Duration;
import java.util.Optional;

/** Keeps inventories, and who has the images. Each method is one transaction, or a part of the caller's. */
public interface Inventories {

    /** The inventory of a platform's image, however old. */
    Optional<ImageInventory> find(Digest image);

    /** The inventory of a platform's image, unless other catalogers or limits made it. */
    Optional<ImageInventory> find(Digest image, String revision);

    /** Keeps an inventory in place of an older one. */
    void save(ImageInventory inventory, String revision);

    /** What a digest turned out to be, when an analysis of it is finished. */
    Optional<FinishedAnalysis> analysis(Digest digest);

    /** Keeps what a digest turned out to be, and that it is in this place. */
    void save(FinishedAnalysis analysis, ImagePlace place);

    /** The image is no longer in this place. */
    void leave(ImagePlace place, Digest digest);

    /** None of the integration's images is in its places any longer. */
    void leave(String integrationId);

    /** Forgets so many at most of the analyses that are in no place any more and were finished longer ago than this. */
    int forgetAnalyses(Duration age, int most);

    /** Forgets so many at most of the inventories that no analysis names and that are older than this. */
    int forgetImages(Duration age, int most);
}
