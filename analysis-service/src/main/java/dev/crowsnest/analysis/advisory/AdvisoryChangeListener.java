package dev.crowsnest.analysis.advisory;

/** Judges anew what a change of advisories concerns. */
public interface AdvisoryChangeListener {

    /**
     * Called inside of the transaction that changes advisories, after they were written: what was judged by the old ones
     * becomes what the new ones say when that transaction commits, or not at all.
     */
    void changed(ConcernedNames concerned);
}
