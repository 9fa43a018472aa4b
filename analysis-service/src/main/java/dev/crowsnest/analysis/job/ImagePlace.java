package dev.crowsnest.analysis.job;

/**
 * A repository, and the integration through which we may read it. Access is a matter of the place: the same digest may be
 * readable in one and not in another.
 *
 * @param account twelve digits
 */
public record ImagePlace(String integrationId, String account, String region, String repository) {

    /** The repository as the cloud names it. */
    @Override
    public String toString() {
        return account + "/" + region + "/" + repository;
    }
}
