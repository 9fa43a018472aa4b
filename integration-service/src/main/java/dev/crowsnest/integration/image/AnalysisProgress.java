package dev.crowsnest.integration.image;

import org.jspecify.annotations.Nullable;

/**
 * Where an analysis stands on its way.
 *
 * @param state QUEUED, RUNNING or RETRYING
 * @param reason why it waits again; absent otherwise
 */
public record AnalysisProgress(
        AnalysisState state, @Nullable String reason, int attempt) {}
