package dev.crowsnest.integration.reconcile;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;

/** What is known of registries, for comparing. Every method needs an open session. */
public interface KnownContents {

    /** All repositories of an integration by name, deleted ones too. */
    Uni<List<KnownRepository>> repositories(UUID integrationId);

    /** All images and tags of a repository. */
    Uni<KnownImages> images(UUID repositoryId);
}
