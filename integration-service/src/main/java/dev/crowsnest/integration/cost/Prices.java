package dev.crowsnest.integration.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What AWS asks for, in dollars.
 *
 * @param secretMonth a secret for a month
 * @param secretCalls 10,000 calls of Secrets Manager
 * @param destinationCalls a million events to an API destination
 * @param egressGigabyte a gigabyte that leaves ECR
 */
public record Prices(
        BigDecimal secretMonth, BigDecimal secretCalls, BigDecimal destinationCalls, BigDecimal egressGigabyte) {

    private static final int CENTS = 2;
    private static final int TEN_THOUSAND = 4;
    private static final int MILLION = 6;
    private static final int BILLION = 9;

    static Prices of(CostConfig config) {
        return new Prices(
                config.secretMonth(), config.secretCalls(), config.destinationCalls(), config.egressGigabyte());
    }

    /** A secret that is kept for a month, and used so often. */
    BigDecimal secret(BigDecimal uses) {
        return cents(secretMonth.add(secretCalls.multiply(uses).movePointLeft(TEN_THOUSAND)));
    }

    /** So many events to an API destination. */
    BigDecimal destination(BigDecimal events) {
        return cents(destinationCalls.multiply(events).movePointLeft(MILLION));
    }

    /** So many bytes that leave ECR, a gigabyte being 1,000,000,000 of them as everywhere on the pages. */
    public BigDecimal egress(long bytes) {
        return cents(egressGigabyte.multiply(BigDecimal.valueOf(bytes)).movePointLeft(BILLION));
    }

    // What is begun is paid: nothing that costs is shown as free.
    private static BigDecimal cents(BigDecimal dollars) {
        return dollars.setScale(CENTS, RoundingMode.CEILING);
    }
}
