package dev.crowsnest.cli.advisory;

import dev.crowsnest.analyzer.advisory.AdvisorySet;
import dev.crowsnest.analyzer.exploitation.ExploitationSet;

/**
 * What this machine has of one address.
 *
 * @param advisories to match with
 * @param exploitations what is known of attacks
 */
public record ShelvedKnowledge(AdvisorySet advisories, ExploitationSet exploitations) {}
