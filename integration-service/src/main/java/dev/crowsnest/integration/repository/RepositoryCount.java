package dev.crowsnest.integration.repository;

/** How many repositories there are, and how many of them are enabled. */
public record RepositoryCount(int all, int enabled) {

    /** How many are not. */
    public int disabled() {
        return all - enabled;
    }
}
