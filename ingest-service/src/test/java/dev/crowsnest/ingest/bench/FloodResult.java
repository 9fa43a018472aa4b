package dev.crowsnest.ingest.bench;

import java.util.List;
import java.util.Map;

/**
 * What came of a flood.
 *
 * @param sent ids of the real sender's events
 * @param accepted those that were answered 202 in the end
 * @param validAnswers how many of its calls were answered with which status; 0 for none
 * @param forgedAnswers the same of the forged calls
 * @param nanos how long each accepted event took, its repeats included
 */
record FloodResult(
        List<String> sent,
        List<String> accepted,
        Map<Integer, Integer> validAnswers,
        Map<Integer, Integer> forgedAnswers,
        long[] nanos) {

    int calls() {
        return sum(validAnswers);
    }

    int forgedCalls() {
        return sum(forgedAnswers);
    }

    double percentile(double percent) {
        return Percentiles.milliseconds(nanos, percent);
    }

    private static int sum(Map<Integer, Integer> answers) {
        return answers.values().stream().mapToInt(Integer::intValue).sum();
    }
}
