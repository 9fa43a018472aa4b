package dev.crowsnest.ingest.bench;

/**
 * How much a run sends.
 *
 * @param warmUp events to each side before anything is measured
 * @param rounds of one load to each side
 * @param events of one load
 * @param paced events at an even pace
 */
record BenchSize(int warmUp, int rounds, int events, int paced) {

    static final BenchSize FULL = new BenchSize(150_000, 7, 40_000, 20_000);
    static final BenchSize SMOKE = new BenchSize(200, 1, 500, 500);
}
