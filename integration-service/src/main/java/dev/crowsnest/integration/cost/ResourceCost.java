package dev.crowsnest.integration.cost;

import java.math.BigDecimal;

/** What a resource of the stack costs in a month, in dollars. */
public record ResourceCost(StackResource resource, BigDecimal month) {}
