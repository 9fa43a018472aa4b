package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.image.InventoryTally;
import dev.crowsnest.integration.image.ListedImage;
import dev.crowsnest.integration.registry.ObservedIntegration;
import java.util.List;

/**
 * What the overview is made of.
 *
 * @param anyEnabled whether a repository is
 * @param underway the newest of them, as of the next two
 * @param failed given up, or without an answer for too long
 */
record OverviewFacts(
        List<ObservedIntegration> integrations,
        boolean anyEnabled,
        InventoryTally tally,
        List<ListedImage> underway,
        List<ListedImage> failed,
        List<ListedImage> newest) {

    /** Copies the lists. */
    OverviewFacts {
        integrations = List.copyOf(integrations);
        underway = List.copyOf(underway);
        failed = List.copyOf(failed);
        newest = List.copyOf(newest);
    }
}
