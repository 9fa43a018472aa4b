package dev.crowsnest.integration.cost.rest;

import dev.crowsnest.integration.cost.RegistryCost;
import dev.crowsnest.integration.cost.ResourceCost;
import dev.crowsnest.integration.cost.Traffic;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What a registry costs its owner in AWS, in dollars.
 *
 * @param pushesPerDay the rate that the resources are priced at
 * @param countedDays over how many days it was counted; 0 when it is assumed, because nothing is known yet
 * @param dollarsPerMonth of all resources together
 */
public record CostView(
        BigDecimal pushesPerDay,
        int countedDays,
        List<ResourceView> resources,
        BigDecimal dollarsPerMonth,
        EgressView egress) {

    /** A resource of the stack. */
    public record ResourceView(String name, String type, String purpose, BigDecimal dollarsPerMonth) {

        static ResourceView of(ResourceCost cost) {
            return new ResourceView(
                    cost.resource().logicalName(),
                    cost.resource().type(),
                    cost.resource().purpose(),
                    cost.month());
        }
    }

    /**
     * Bytes of layers in the last thirty days.
     *
     * @param bytesSaved of layers that were known, and not pulled
     * @param dollars of what was pulled
     * @param dollarsSaved of what was not
     * @param days on which there was anything, oldest first
     */
    public record EgressView(
            long bytesPulled,
            long bytesSaved,
            BigDecimal dollarsPerGigabyte,
            BigDecimal dollars,
            BigDecimal dollarsSaved,
            List<DayView> days) {

        static EgressView of(RegistryCost cost) {
            return new EgressView(
                    cost.traffic().pulled(),
                    cost.traffic().saved(),
                    cost.prices().egressGigabyte(),
                    cost.egress(),
                    cost.saved(),
                    cost.days().entrySet().stream()
                            .map(day -> DayView.of(day.getKey(), day.getValue()))
                            .toList());
        }
    }

    /** A day in UTC. */
    public record DayView(LocalDate day, long bytesPulled, long bytesSaved) {

        static DayView of(LocalDate day, Traffic traffic) {
            return new DayView(day, traffic.pulled(), traffic.saved());
        }
    }

    static CostView of(RegistryCost cost) {
        return new CostView(
                cost.rate().perDay(),
                cost.rate().days(),
                cost.resources().stream().map(ResourceView::of).toList(),
                cost.month(),
                EgressView.of(cost));
    }
}
