package dev.crowsnest.ingest.webhook.eventbridge;

import dev.crowsnest.ingest.webhook.RegistryFact;
import dev.crowsnest.ingest.webhook.UnreadableEventException;
import org.jspecify.annotations.Nullable;

/** Pushes, deletions and moves to and from the archive, of images and of what refers to them. */
final class ImageActionReader implements DetailReader {

    private static final String SUCCESS = "SUCCESS";
    private static final String ARCHIVE = "ARCHIVE";

    @Override
    public boolean reads(String detailType) {
        return detailType.equals("ECR Image Action") || detailType.equals("ECR Referrer Action");
    }

    @Override
    public @Nullable RegistryFact read(Fields detail, String account) throws UnreadableEventException {
        String action = detail.required("action-type");
        String result = detail.required("result");
        String repository = detail.repository("repository-name");
        String digest = detail.digest("image-digest");
        if (!result.equals(SUCCESS)) {
            return null;
        }
        return switch (action) {
            case "PUSH" ->
                new RegistryFact.Pushed(
                        repository,
                        digest,
                        detail.tag("image-tag"),
                        detail.mediaType("manifest-media-type"),
                        detail.mediaType("artifact-media-type"));
            case "DELETE" -> new RegistryFact.Deleted(repository, digest, detail.tag("image-tag"));
            case "UPDATE_STORAGE_CLASS" ->
                ARCHIVE.equals(detail.required("target-storage-class"))
                        ? new RegistryFact.Archived(repository, digest)
                        : new RegistryFact.Restored(repository, digest);
            default -> null;
        };
    }
}
