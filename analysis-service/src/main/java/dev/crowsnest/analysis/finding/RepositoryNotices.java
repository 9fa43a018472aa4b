package dev.crowsnest.analysis.finding;

import java.util.List;

/**
 * What repositories are to be told of changed advisories. It is derived from what was recorded of the change once that is
 * committed, so that the change itself writes no row for an image or repository.
 */
public interface RepositoryNotices {

    /**
     * Derives what is to be told of the next vulnerabilities of the oldest change, with the images as that change found and left
     * them, whatever came later. Called inside of a transaction; one at a time, in all replicas.
     *
     * @param vulnerabilities at most
     * @return whether there was a change to tell of
     */
    boolean derive(int vulnerabilities);

    /** Takes some, in the order of the changes. Called inside of a transaction. */
    List<RepositoryNotice> take(int limit);
}
