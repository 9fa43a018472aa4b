package dev.crowsnest.local.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * What is done when. The same seed gives the same plan; what the machine makes of it differs, as it does in life.
 *
 * @param seed prints with every report, to do the same again
 */
record ChaosPlan(long seed, List<Round> rounds) {

    /** The parts that may die; the registry too, which is the outside world, but keeps what it has not delivered. */
    static final List<String> VICTIMS =
            List.of("ingest-service", "broker", "integration-service", "analysis-service", "database", "registry");

    private static final int LONGEST_CALM_MILLIS = 2_500;

    /**
     * One round.
     *
     * @param victims killed at once
     * @param calm load before the kill
     * @param doubled whether every service has a second replica meanwhile
     */
    record Round(List<String> victims, Duration calm, boolean doubled) {

        @Override
        public String toString() {
            return String.join(" and ", victims) + (doubled ? " beside second replicas" : "");
        }
    }

    /** Every part dies before one dies again; a third of the rounds kill two at once, every other one has replicas. */
    static ChaosPlan of(long seed, int rounds) {
        var random = new Random(seed);
        List<String> deck = new ArrayList<>();
        List<Round> planned = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            int many = random.nextInt(3) == 0 ? 2 : 1;
            List<String> victims = new ArrayList<>();
            while (victims.size() < many) {
                String drawn = draw(deck, random);
                if (!victims.contains(drawn)) {
                    victims.add(drawn);
                }
            }
            Duration calm = Duration.ofMillis(random.nextInt(LONGEST_CALM_MILLIS));
            planned.add(new Round(List.copyOf(victims), calm, i % 2 == 1));
        }
        return new ChaosPlan(seed, List.copyOf(planned));
    }

    private static String draw(List<String> deck, Random random) {
        if (deck.isEmpty()) {
            deck.addAll(VICTIMS);
            Collections.shuffle(deck, random);
        }
        return deck.remove(deck.size() - 1);
    }
}
