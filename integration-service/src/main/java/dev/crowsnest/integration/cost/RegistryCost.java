package dev.crowsnest.integration.cost;

import dev.crowsnest.integration.registry.Integration;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;

/**
 * What a registry costs its owner in AWS.
 *
 * @param resources of its stack, dearest first
 * @param days the bytes of the last thirty, where there were any
 */
public record RegistryCost(
        Integration integration,
        Prices prices,
        PushRate rate,
        List<ResourceCost> resources,
        SortedMap<LocalDate, Traffic> days,
        Traffic traffic) {

    static RegistryCost of(Integration integration, Prices prices, Usage usage, Instant now) {
        PushRate rate = PushRate.of(usage.pushes(), usage.since(), now);
        List<ResourceCost> resources = Arrays.stream(StackResource.values())
                .map(resource -> new ResourceCost(resource, resource.month(prices, rate.perMonth())))
                .toList();
        return new RegistryCost(integration, prices, rate, resources, usage.traffic(), usage.total());
    }

    /** The first of the days that are counted: today is the last one. */
    static LocalDate firstDay(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(PushRate.MONTH - 1L);
    }

    /** Of all resources, in a month. */
    public BigDecimal month() {
        return resources.stream().map(ResourceCost::month).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Of the bytes that were pulled. */
    public BigDecimal egress() {
        return prices.egress(traffic.pulled());
    }

    /** Of the bytes that were not. */
    public BigDecimal saved() {
        return prices.egress(traffic.saved());
    }
}
