package dev.crowsnest.local.chaos;

import java.util.Map;

/**
 * What was left in the end.
 *
 * @param pushes that the registry took
 * @param waiting events that nobody has taken yet
 * @param givenUp events that were refused for good, or not taken in time
 * @param states of the pushed images; UNSEEN for those that nobody knows
 * @param dead records on dead twins
 * @param deaths of single parts, as the launcher noticed them
 * @param kills of single parts
 * @param leases of the job whose worker was paused; 0 where too much was lost to go on
 */
record ChaosReport(
        int pushes,
        long waiting,
        long givenUp,
        Map<String, Long> states,
        long dead,
        long deaths,
        int kills,
        int leases) {

    /** Whether nothing was lost, and nothing died that was not killed. */
    boolean isSound() {
        return waiting == 0
                && givenUp == 0
                && dead == 0
                && states.equals(Map.of("ANALYZED", (long) pushes))
                && deaths == kills
                && leases > 1;
    }
}
