package dev.crowsnest.integration.why;

import dev.crowsnest.integration.image.ListedImage;
import java.util.List;
import java.util.Optional;

/**
 * Why an image is not shown, or that it is.
 *
 * @param steps up to the first obstacle
 * @param image empty when none is known under this name
 */
public record Explanation(ImageName name, List<Step> steps, Optional<ListedImage> image) {

    /** Copies the list. */
    public Explanation {
        steps = List.copyOf(steps);
    }

    /** What stands in the way; empty when the image is shown. */
    public Optional<Obstacle> obstacle() {
        return last().outcome() instanceof Obstacle obstacle ? Optional.of(obstacle) : Optional.empty();
    }

    public boolean isShown() {
        return obstacle().isEmpty();
    }

    /** How it ends. */
    public String sentence() {
        return last().outcome().sentence();
    }

    /** What to do now. */
    public String action() {
        return obstacle().map(Obstacle::action).orElse("Look at its page.");
    }

    private Step last() {
        return steps.get(steps.size() - 1);
    }
}
