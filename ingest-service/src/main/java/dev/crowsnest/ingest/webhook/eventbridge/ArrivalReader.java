package dev.crowsnest.ingest.webhook.eventbridge;

import dev.crowsnest.ingest.webhook.RegistryFact;
import dev.crowsnest.ingest.webhook.UnreadableEventException;
import org.jspecify.annotations.Nullable;

/** Images that nobody pushed here: replicated from another registry, or fetched through a pull-through cache. */
final class ArrivalReader implements DetailReader {

    private static final String REPLICATION = "ECR Replication Action";
    private static final String PULL_THROUGH = "ECR Pull Through Cache Action";

    @Override
    public boolean reads(String detailType) {
        return detailType.equals(REPLICATION) || detailType.equals(PULL_THROUGH);
    }

    @Override
    public @Nullable RegistryFact read(Fields detail, String account) throws UnreadableEventException {
        String outcome = detail.optional("result") + detail.optional("sync-status");
        if (!outcome.equals("SUCCESS")) {
            return null;
        }
        return new RegistryFact.Pushed(
                detail.repository("repository-name"),
                detail.digest("image-digest"),
                detail.tag("image-tag"),
                detail.mediaType("manifest-media-type"),
                detail.mediaType("artifact-media-type"));
    }
}
