package dev.crowsnest.integration.cost;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * What AWS asks for, in dollars. As delivered: AWS's prices of us-east-1, from aws.amazon.com/secrets-manager/pricing,
 * aws.amazon.com/eventbridge/pricing and aws.amazon.com/ec2/pricing/on-demand (data transfer).
 */
@ConfigMapping(prefix = "crowsnest.cost")
public interface CostConfig {

    /** A secret of Secrets Manager for a month. */
    @WithDefault("0.40")
    @PositiveOrZero
    BigDecimal secretMonth();

    /** 10,000 calls of Secrets Manager. */
    @WithDefault("0.05")
    @PositiveOrZero
    BigDecimal secretCalls();

    /** A million events that EventBridge sends to an API destination. */
    @WithDefault("0.20")
    @PositiveOrZero
    BigDecimal destinationCalls();

    /** A gigabyte that leaves ECR: nothing within its region, more or less elsewhere. */
    @WithDefault("0.09")
    @PositiveOrZero
    BigDecimal egressGigabyte();

    /** How long is kept how much a registry had of pushes and bytes on a day. */
    @WithDefault("P400D")
    Duration keepFor();
}
