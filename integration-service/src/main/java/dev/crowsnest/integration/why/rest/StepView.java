package dev.crowsnest.integration.why.rest;

import dev.crowsnest.integration.why.Obstacle;
import dev.crowsnest.integration.why.Outcome;
import dev.crowsnest.integration.why.Step;

/**
 * One step on the way to the result.
 *
 * @param step HOST, REGISTRY, CONNECTION, REPOSITORY, ENABLED, EVENT, PRESENCE, KIND or RESULT
 * @param claim what must be so
 * @param outcome MET, SPARED (it is not so, and an earlier result is shown all the same) or OBSTACLE
 * @param sentence what was found
 */
public record StepView(String step, String claim, String outcome, String sentence) {

    static StepView of(Step step) {
        return new StepView(
                step.question().name(),
                step.question().claim(),
                name(step.outcome()),
                step.outcome().sentence());
    }

    private static String name(Outcome outcome) {
        if (outcome instanceof Obstacle) {
            return "OBSTACLE";
        }
        return outcome instanceof Outcome.Spared ? "SPARED" : "MET";
    }
}
