package dev.crowsnest.analyzer.match;

import dev.crowsnest.analyzer.advisory.FixState;
import dev.crowsnest.analyzer.advisory.Severity;
import dev.crowsnest.analyzer.advisory.Vulnerability;
import org.jspecify.annotations.Nullable;

/**
 * A subject has a vulnerability.
 *
 * @param fixed the version that ends it, in the numbering of {@link MatchEvidence#comparedName()}; absent when none is known
 * @param fixState fixed if, and only if, a version is known
 */
public record Finding(
        Vulnerability vulnerability,
        Severity severity,
        @Nullable String fixed,
        FixState fixState,
        MatchEvidence evidence) {}
