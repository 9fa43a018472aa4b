package dev.crowsnest.analysis.finding;

import dev.crowsnest.analyzer.match.MatchSubject;
import dev.crowsnest.analyzer.match.OwningSource;
import java.util.UUID;

/** A hash of all parts of a subject. */
final class SubjectIdentity {

    private static final int OWNER = -2;

    private SubjectIdentity() {}

    static UUID of(MatchSubject subject) {
        var hash = new TextsHash()
                .add(subject.stream().name())
                .add(subject.name())
                .add(subject.version())
                .add(subject.source() == null ? null : subject.source().name())
                .add(subject.source() == null ? null : subject.source().version())
                .add(subject.architecture())
                .add(subject.origin().module())
                .add(subject.origin().vendor())
                .add(subject.origin().repository());
        // Nothing for a subject without: its hash is what it was before there were any.
        subject.classPackages().forEach(hash::add);
        OwningSource owner = subject.owner();
        if (owner != null) {
            hash.mark(OWNER).add(owner.stream().name()).add(owner.name());
        }
        return hash.value();
    }
}
