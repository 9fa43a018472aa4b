package dev.crowsnest.ingest.webhook.messaging;

import dev.crowsnest.contracts.event.v1.ImageArchived;
import dev.crowsnest.contracts.event.v1.ImageDeleted;
import dev.crowsnest.contracts.event.v1.ImagePushed;
import dev.crowsnest.contracts.event.v1.ImageRestored;
import dev.crowsnest.contracts.event.v1.RegistryEvent;
import dev.crowsnest.contracts.event.v1.RepositoryDeleted;
import dev.crowsnest.ingest.webhook.RegistryFact;

/** Facts as messages. */
final class FactMessages {

    private FactMessages() {}

    /** Puts the fact into the event and returns the name of its type. */
    static String put(RegistryFact fact, RegistryEvent.Builder event) {
        if (fact instanceof RegistryFact.Pushed pushed) {
            event.setImagePushed(of(pushed));
        } else if (fact instanceof RegistryFact.Deleted deleted) {
            event.setImageDeleted(
                    ImageDeleted.newBuilder().setDigest(deleted.digest()).setTag(deleted.tag()));
        } else if (fact instanceof RegistryFact.Archived archived) {
            event.setImageArchived(ImageArchived.newBuilder().setDigest(archived.digest()));
        } else if (fact instanceof RegistryFact.Restored restored) {
            event.setImageRestored(ImageRestored.newBuilder().setDigest(restored.digest()));
        } else {
            event.setRepositoryDeleted(RepositoryDeleted.getDefaultInstance());
        }
        return RegistryEvent.getDescriptor()
                .findFieldByNumber(event.getFactCase().getNumber())
                .getMessageType()
                .getName();
    }

    private static ImagePushed of(RegistryFact.Pushed pushed) {
        return ImagePushed.newBuilder()
                .setDigest(pushed.digest())
                .setTag(pushed.tag())
                .setManifestMediaType(pushed.manifestMediaType())
                .setArtifactMediaType(pushed.artifactMediaType())
                .build();
    }
}
