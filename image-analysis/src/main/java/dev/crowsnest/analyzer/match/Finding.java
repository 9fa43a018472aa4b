package dev.crowsnest.analyzer.match;

import dev.crowsnest.analyzer.advisory.Severity;
import dev.crowsnest.analyzer.advisory.Vulnerability;
import org.jspecify.annotations.Nullable;

/**
 * A subject has a vulnerability.
 *
 * @param fixed the version that ends it, in the numbering of {@link MatchEvidence#comparedName()}; absent when none is known
 */
public record Finding(
        Vulnerability vulnerability,
        Severity severity,
        @Nullable String fixed,
        MatchEvidence evidence) {}
