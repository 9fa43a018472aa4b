package dev.crowsnest.ingest.webhook;

/** Something that happened in one repository of a registry; empty text stands for what AWS left out. */
public sealed interface RegistryFact {

    /** {@code team/app}, without the registry's host. */
    String repository();

    /** A manifest or index was stored, or a tag moved to it. */
    record Pushed(String repository, String digest, String tag, String manifestMediaType, String artifactMediaType)
            implements RegistryFact {}

    /** A manifest, or one of its tags, was deleted. */
    record Deleted(String repository, String digest, String tag) implements RegistryFact {}

    /** The repository was deleted with all that it held. */
    record RepositoryGone(String repository) implements RegistryFact {}

    /** An image went into the archive, where it cannot be pulled. */
    record Archived(String repository, String digest) implements RegistryFact {}

    /** An image came back from the archive. */
    record Restored(String repository, String digest) implements RegistryFact {}
}
