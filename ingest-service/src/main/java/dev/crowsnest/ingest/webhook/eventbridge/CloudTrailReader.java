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
    public @Nullable RegistryFact read(Fields detail, String account) throws UnreadableEventException {
        boolean deletion = detail.optional("eventSource").equals("ecr.amazonaws.com")
                && detail.optional("eventName").equals("DeleteRepository");
        return deletion && succeeded(detail) ? deleted(detail.in("requestParameters"), account) : null;
    }

    // A call that was refused is told in the same words, with an error code and without a response.
    private static boolean succeeded(Fields detail) throws UnreadableEventException {
        return detail.optional("errorCode").isEmpty()
                && detail.object().path("responseElements").isObject();
    }

    // A call from this account to another's registry is told here too, and says nothing of the repository of that name
    // here.
    private static @Nullable RegistryFact deleted(Fields request, String account) throws UnreadableEventException {
        String registry = request.optional("registryId");
        return registry.isEmpty() || registry.equals(account)
                ? new RegistryFact.RepositoryGone(request.repository("repositoryName"))
                : null;
    }
}
