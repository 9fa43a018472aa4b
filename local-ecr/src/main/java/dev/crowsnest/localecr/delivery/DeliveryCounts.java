package dev.crowsnest.localecr.delivery;

/**
 * How deliveries stand.
 *
 * @param waiting not delivered and not given up
 * @param retrying of those, how many have failed at least once
 */
public record DeliveryCounts(long delivered, long waiting, long retrying, long givenUp) {}
