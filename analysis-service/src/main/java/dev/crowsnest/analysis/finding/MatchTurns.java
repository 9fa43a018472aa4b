package dev.crowsnest.analysis.finding;

import dev.crowsnest.analysis.advisory.ConcernedNames;

/**
 * Keeps those who match by some names apart from whoever changes the advisories of these names, in all replicas. A turn ends
 * with the transaction.
 */
public interface MatchTurns {

    /** Waits until nobody changes advisories of these names; others may match by them, too. */
    void share(ConcernedNames names);

    /** Waits until nobody matches by these names. */
    void take(ConcernedNames names);
}
