package dev.crowsnest.local.chaos;

import java.util.Map;

/**
 * What was left in the end.
 *
 * @param pushes that the registry took
 * @param delivered events that were answered 202
 * @param givenUp events that were refused for good, or not taken in time
 * @param states of the pushed images; UNSEEN for those that nobody knows
 * @param dead records on dead twins
 * @param kills of parts and replicas
 * @param leases of the job whose worker was paused; 0 where that was left out
 */
record ChaosReport(
        int pushes, long delivered, long givenUp, Map<String, Long> states, long dead, int kills, int leases) {

    /** Whether nothing was lost. */
    boolean isSound() {
        return givenUp == 0
                && delivered == pushes
                && dead == 0
                && states.equals(Map.of("ANALYZED", (long) pushes))
                && leases != 1;
    }
}
