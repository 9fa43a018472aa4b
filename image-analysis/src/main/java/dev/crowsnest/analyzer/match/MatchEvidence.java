package dev.crowsnest.analyzer.match;

/**
 * Why a finding stands: what was compared with what.
 *
 * @param advisory id of the deciding advisory
 * @param export that it came from
 * @param comparedName the name that was looked up: the source package for distributions
 * @param comparedVersion the version that was compared, the source's for distributions
 * @param range the interval or version list it fell in, for people
 * @param severitySource which advisory and scale the severity came from; {@code none} when it is unspecified
 */
public record MatchEvidence(
        String advisory,
        String export,
        String comparedName,
        String comparedVersion,
        String range,
        String severitySource) {}
