package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.why.Obstacle;
import dev.crowsnest.integration.why.Outcome;
import dev.crowsnest.integration.why.Question;
import dev.crowsnest.integration.why.Step;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step on the way to the result.
 *
 * @param icon its name in the sheet of icons, and its class in the style sheet
 * @param mark what the icon says
 * @param sentence absent for what was not asked
 */
public record WhyRow(
        String icon, String mark, String claim, @Nullable String sentence) {

    /** All of them, those that were not asked too. */
    static List<WhyRow> all(List<Step> asked) {
        return Arrays.stream(Question.values())
                .map(question -> question.ordinal() < asked.size()
                        ? of(asked.get(question.ordinal()))
                        : new WhyRow("none", "Not asked", question.claim(), null))
                .toList();
    }

    private static WhyRow of(Step step) {
        Outcome outcome = step.outcome();
        String claim = step.question().claim();
        if (outcome instanceof Obstacle) {
            return new WhyRow("failed", "Stops here", claim, outcome.sentence());
        }
        return outcome instanceof Outcome.Spared
                ? new WhyRow("undecided", "Not so, and shown all the same", claim, outcome.sentence())
                : new WhyRow("analysed", "Yes", claim, outcome.sentence());
    }
}
