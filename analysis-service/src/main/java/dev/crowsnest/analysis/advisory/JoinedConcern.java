package dev.crowsnest.analysis.advisory;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Whom several changes concern together, so that all of them are judged at once. */
final class JoinedConcern {

    private final Set<PackageName> names = new TreeSet<>();
    private boolean isAll;

    void add(ConcernedNames concerned) {
        if (concerned instanceof ConcernedNames.Some some) {
            names.addAll(some.names());
        } else {
            isAll = true;
        }
    }

    /** Empty when nobody is concerned. */
    Optional<ConcernedNames> joined() {
        if (isAll) {
            return Optional.of(new ConcernedNames.All());
        }
        return names.isEmpty() ? Optional.empty() : Optional.of(new ConcernedNames.Some(names));
    }
}
