package dev.crowsnest.integration.why.rest;

import dev.crowsnest.integration.why.Explanation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why an image is not shown, or that it is.
 *
 * @param image its name
 * @param digest absent when none is known under this name
 * @param shown whether a result of it is shown
 * @param steps up to the first that stands in the way
 * @param sentence how it ends
 * @param action what to do now
 */
public record WhyView(
        String image, @Nullable String digest, boolean shown, List<StepView> steps, String sentence, String action) {

    static WhyView of(Explanation explanation) {
        return new WhyView(
                explanation.name().toString(),
                explanation
                        .image()
                        .map(listed -> listed.image().digest().text())
                        .orElse(null),
                explanation.isShown(),
                explanation.steps().stream().map(StepView::of).toList(),
                explanation.sentence(),
                explanation.action());
    }
}
