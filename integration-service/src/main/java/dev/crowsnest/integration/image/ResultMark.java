package dev.crowsnest.integration.image;

import java.time.Instant;

/**
 * Places a result of analysis-service among all of its digest.
 *
 * @param sequence rises with each result of the digest
 */
public record ResultMark(Digest digest, long sequence, Instant at) {}
