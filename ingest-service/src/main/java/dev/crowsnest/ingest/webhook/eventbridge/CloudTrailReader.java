package dev.crowsnest.ingest.webhook.eventbridge;

import dev.crowsnest.ingest.webhook.RegistryFact;
import dev.crowsnest.ingest.webhook.UnreadableEventException;
import org.jspecify.annotations.Nullable;

/** Deleted repositories, which ECR tells of only through CloudTrail. */
final class CloudTrailReader implements DetailReader {

    @Override
    public boolean reads(String detailType) {
        return detailType.equals("AWS API Call via CloudTrail");
    }

    @Override
    public @Nullable RegistryFact read(Fields detail) throws UnreadableEventException {
        boolean deletion = detail.optional("eventSource").equals("ecr.amazonaws.com")
                && detail.optional("eventName").equals("DeleteRepository");
        // A call that was refused is told in the same words, with an error code and without a response.
        if (!deletion
                || !detail.optional("errorCode").isEmpty()
                || !detail.object().path("responseElements").isObject()) {
            return null;
        }
        return new RegistryFact.RepositoryGone(detail.in("requestParameters").repository("repositoryName"));
    }
}
