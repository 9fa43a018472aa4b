package dev.crowsnest.ingest.bench;

/**
 * How large a flood is.
 *
 * @param seconds how long it lasts
 * @param valid calls a second of the real sender
 * @param forged calls a second of others
 * @param held connections whose bodies do not end
 * @param warmUp events before
 */
record FloodSize(int seconds, int valid, int forged, int held, int warmUp) {

    static final FloodSize FULL = new FloodSize(60, 500, 4_500, 500, 10_000);
    static final FloodSize SMOKE = new FloodSize(3, 50, 450, 500, 200);
}
