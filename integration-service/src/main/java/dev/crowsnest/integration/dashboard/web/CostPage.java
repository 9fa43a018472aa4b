package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.cost.PushRate;
import dev.crowsnest.integration.cost.RegistryCost;
import dev.crowsnest.integration.cost.ResourceCost;
import dev.crowsnest.integration.dashboard.ByteSize;
import dev.crowsnest.integration.dashboard.TrafficDay;
import dev.crowsnest.integration.registry.RegistryLocation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a registry costs in AWS.
 *
 * @param account absent until its stack has told; so is the region
 * @param rate the pushes a day that resources are priced at, and where that is from
 * @param egress absent as long as nothing was pulled or saved
 */
public record CostPage(
        String id,
        String name,
        @Nullable String account,
        @Nullable String region,
        String rate,
        List<Row> rows,
        String month,
        String prices,
        String gigabyte,
        @Nullable Egress egress) {

    /** A resource of the stack. */
    public record Row(String name, String type, String purpose, String cost, boolean isFree) {

        static Row of(ResourceCost cost) {
            return new Row(
                    cost.resource().logicalName(),
                    cost.resource().type(),
                    cost.resource().purpose(),
                    dollars(cost.month()),
                    cost.month().signum() == 0);
        }
    }

    /**
     * Bytes of thirty days.
     *
     * @param pulledWidth of its bar, in hundredths of the longer one's
     */
    public record Egress(
            String pulled,
            String saved,
            int pulledWidth,
            int savedWidth,
            String dollars,
            String dollarsSaved,
            List<TrafficDay> days) {

        private static final long WIDEST = 100;

        static Egress of(RegistryCost cost, LocalDate today) {
            long pulled = cost.traffic().pulled();
            long saved = cost.traffic().saved();
            long most = Math.max(pulled, saved);
            return new Egress(
                    ByteSize.of(pulled),
                    ByteSize.of(saved),
                    Math.toIntExact(WIDEST * pulled / most),
                    Math.toIntExact(WIDEST * saved / most),
                    CostPage.dollars(cost.egress()),
                    CostPage.dollars(cost.saved()),
                    TrafficDay.of(cost.days(), today.minusDays(PushRate.MONTH - 1L), today));
        }
    }

    static CostPage of(RegistryCost cost) {
        RegistryLocation registry = cost.integration().registry();
        boolean isIdle = cost.traffic().pulled() + cost.traffic().saved() == 0;
        return new CostPage(
                cost.integration().id().toString(),
                cost.integration().name(),
                registry == null ? null : registry.account(),
                registry == null ? null : registry.region(),
                rate(cost.rate()),
                cost.resources().stream().map(Row::of).toList(),
                dollars(cost.month()),
                prices(cost),
                dollars(cost.prices().egressGigabyte()),
                isIdle ? null : Egress.of(cost, LocalDate.now(ZoneOffset.UTC)));
    }

    private static String rate(PushRate rate) {
        if (!rate.isCounted()) {
            return "at " + number(rate.perDay()) + " pushes a day: an assumption, for none was counted yet";
        }
        String days = rate.days() == 1 ? "the last day" : "the last " + rate.days() + " days";
        return "at your " + number(rate.perDay()) + " pushes a day, counted over " + days;
    }

    private static String prices(RegistryCost cost) {
        return "Prices: " + dollars(cost.prices().secretMonth()) + " a month for a secret and "
                + dollars(cost.prices().secretCalls()) + " for 10,000 uses of it, one with each push; "
                + dollars(cost.prices().destinationCalls())
                + " for a million events to an API destination. A cent that is begun counts.";
    }

    /** Of a rate; what is below ten is said to a tenth. */
    private static String number(BigDecimal rate) {
        int scale = rate.compareTo(BigDecimal.TEN) < 0 ? 1 : 0;
        BigDecimal rounded = rate.setScale(scale, RoundingMode.HALF_UP).stripTrailingZeros();
        return (rounded.scale() < 0 ? rounded.setScale(0) : rounded).toPlainString();
    }

    private static String dollars(BigDecimal amount) {
        return "$" + (amount.scale() < 2 ? amount.setScale(2) : amount).toPlainString();
    }
}
