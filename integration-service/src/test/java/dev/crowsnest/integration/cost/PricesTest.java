package dev.crowsnest.integration.cost;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PricesTest {

    private static final Prices PRICES = prices("0.40", "0.05", "0.20", "0.09");

    /** The price table that AWS users know. */
    @Test
    void atAHundredPushesADayTheSecretAndTheDestinationCostAndNothingElseDoes() {
        BigDecimal pushes = PushRate.ASSUMED.perMonth();

        var costing = Arrays.stream(StackResource.values())
                .filter(resource -> resource.month(PRICES, pushes).signum() != 0)
                .collect(Collectors.toMap(
                        StackResource::logicalName,
                        resource -> resource.month(PRICES, pushes).toPlainString()));

        assertThat(costing).containsOnly(Map.entry("ScoutAPICredentials", "0.42"), Map.entry("ApiDestination", "0.01"));
    }

    @ParameterizedTest
    @CsvSource({"0, 0.40, 0.00", "1, 0.41, 0.01", "2000, 0.41, 0.01", "2001, 0.42, 0.01", "1000000, 5.40, 0.20"})
    void countEachCentThatIsBegun(BigDecimal pushes, String secret, String destination) {
        assertThat(PRICES.secret(pushes)).isEqualTo(secret);
        assertThat(PRICES.destination(pushes)).isEqualTo(destination);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.00", "1, 0.01", "1000000000, 0.09", "212000000000, 19.08", "212000000001, 19.09"})
    void chargeForEachGigabyteThatLeaves(long bytes, String dollars) {
        assertThat(PRICES.egress(bytes)).isEqualTo(dollars);
    }

    @Test
    void areTheOperatorsOwn() {
        Prices own = prices("1", "0", "2.5", "0");

        assertThat(own.secret(BigDecimal.TEN)).isEqualTo("1.00");
        assertThat(own.destination(BigDecimal.valueOf(1_000_000))).isEqualTo("2.50");
        assertThat(own.egress(Long.MAX_VALUE)).isEqualTo("0.00");
    }

    private static Prices prices(String secretMonth, String secretCalls, String destinationCalls, String gigabyte) {
        return new Prices(
                new BigDecimal(secretMonth),
                new BigDecimal(secretCalls),
                new BigDecimal(destinationCalls),
                new BigDecimal(gigabyte));
    }
}
