package dev.crowsnest.integration.image;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A tag that an event told of.
 *
 * @param digest to which it points; absent once it is gone
 */
public record KnownTag(@Nullable Digest digest, Instant since) {}
