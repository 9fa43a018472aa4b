package dev.crowsnest.integration.image;

import org.jspecify.annotations.Nullable;

/** A manifest that was stored, or a tag that moved to it. */
public record Push(Digest digest, @Nullable String tag, Artifact artifact) {}
