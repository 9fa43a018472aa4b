package dev.crowsnest.analysis.advisory;

import dev.crowsnest.analyzer.advisory.Stream;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Whom several changes concern together, so that all of them are judged at once. */
final class JoinedConcern {

    private final Set<PackageName> names = new TreeSet<>();
    private final Set<Stream> streams = new TreeSet<>();
    private boolean isAll;

    void add(ConcernedNames concerned) {
        streams.addAll(concerned.streams());
        if (concerned instanceof ConcernedNames.Some some) {
            names.addAll(some.names());
        } else {
            isAll = true;
        }
    }

    /** Empty when nobody is concerned. */
    Optional<ConcernedNames> joined() {
        if (isAll) {
            return Optional.of(new ConcernedNames.All(streams));
        }
        return names.isEmpty() && streams.isEmpty()
                ? Optional.empty()
                : Optional.of(new ConcernedNames.Some(names, streams));
    }
}
