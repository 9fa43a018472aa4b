package dev.crowsnest.localecr.delivery;

import java.util.concurrent.atomic.AtomicLong;

/** Counts deliveries since the start. */
public final class DeliveryLedger {

    private final AtomicLong delivered = new AtomicLong();
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicLong retrying = new AtomicLong();
    private final AtomicLong givenUp = new AtomicLong();

    public DeliveryCounts counts() {
        return new DeliveryCounts(delivered.get(), waiting.get(), retrying.get(), givenUp.get());
    }

    public void taken() {
        waiting.incrementAndGet();
    }

    public void failedOnce() {
        retrying.incrementAndGet();
    }

    /** An event is done with: delivered, or not. */
    public void settled(boolean success, boolean afterRetry) {
        (success ? delivered : givenUp).incrementAndGet();
        waiting.decrementAndGet();
        if (afterRetry) {
            retrying.decrementAndGet();
        }
    }
}
