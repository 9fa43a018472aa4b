package dev.crowsnest.localecr.traffic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Faults that tests order for the requests to come; the first order that fits a request is used up by it. */
public final class Faults {

    private final List<Order> orders = new ArrayList<>();

    /** Lets the next {@code times} requests that match meet the fault. */
    public synchronized void inject(RequestPattern pattern, Fault fault, int times) {
        orders.add(new Order(pattern, fault, times));
    }

    /** Refuses the next {@code times} requests that match for their rate. */
    public void throttle(RequestPattern pattern, int times, Duration retryAfter) {
        inject(pattern, new Fault.Throttle(retryAfter), times);
    }

    public synchronized void clear() {
        orders.clear();
    }

    /** The fault that this request meets, taken from the orders. */
    public synchronized Optional<Fault> take(String method, String path, String operation) {
        for (var order : orders) {
            if (order.pattern.matches(method, path, operation)) {
                order.left--;
                if (order.left == 0) {
                    orders.remove(order);
                }
                return Optional.of(order.fault);
            }
        }
        return Optional.empty();
    }

    private static final class Order {
        private final RequestPattern pattern;
        private final Fault fault;
        private int left;

        Order(RequestPattern pattern, Fault fault, int times) {
            if (times < 1) {
                throw new IllegalArgumentException("a fault is ordered for one request or more, not " + times);
            }
            this.pattern = pattern;
            this.fault = fault;
            this.left = times;
        }
    }
}
