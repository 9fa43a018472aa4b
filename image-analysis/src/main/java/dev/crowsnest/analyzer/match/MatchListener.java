package dev.crowsnest.analyzer.match;

/** Hears of each subject that is judged: the service counts them, since an equal subject must cost no second judgement. */
@FunctionalInterface
public interface MatchListener {

    MatchListener NONE = verdict -> {};

    /** Called once for each call of the matcher, on its thread. */
    void judged(SubjectVerdict verdict);
}
