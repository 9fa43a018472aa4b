package dev.crowsnest.analyzer.match;

import dev.crowsnest.analyzer.advisory.Advisory;

/**
 * What one advisory says of one subject.
 *
 * @param comparison what of the subject was held against the advisory
 */
public record JudgedAdvisory(Advisory advisory, Comparison comparison, Verdict verdict) {}
