package dev.crowsnest.integration.dashboard;

import dev.crowsnest.integration.image.ImageState;
import dev.crowsnest.integration.image.PlatformResult;
import java.util.Optional;

/**
 * The state of an image as lists show it: one icon and one word, always together.
 *
 * @param icon its name in the sheet of icons, and its class in the style sheet
 */
public record StateLabel(String icon, String word) {

    /** @param result what was found; tells of what could not be judged */
    public static StateLabel of(ImageState state, Optional<PlatformResult> result) {
        return switch (state) {
            case ANALYZED -> analysed(result.map(PlatformResult::undecided).orElse(0));
            case NOT_ANALYZED -> new StateLabel("none", "Not analysed");
            case WAITING, QUEUED -> new StateLabel("waiting", "Waiting");
            case RUNNING -> new StateLabel("running", "Analysing");
            case RETRYING -> new StateLabel("waiting", "Trying again");
            case FAILED -> new StateLabel("failed", "Failed");
            case ARCHIVED -> new StateLabel("none", "Archived");
            case DELETED -> new StateLabel("none", "Deleted");
        };
    }

    /** Whether a page that shows it is soon out of date. */
    public static boolean moves(ImageState state) {
        return switch (state) {
            case WAITING, QUEUED, RUNNING, RETRYING -> true;
            default -> false;
        };
    }

    private static StateLabel analysed(int undecided) {
        return undecided == 0
                ? new StateLabel("analysed", "Analysed")
                : new StateLabel("undecided", "Analysed, " + undecided + " undecided");
    }
}
