package dev.crowsnest.cli.advisory;

import dev.crowsnest.analyzer.advisory.Advisory;
import dev.crowsnest.analyzer.advisory.AffectedPackage;
import dev.crowsnest.analyzer.advisory.Stream;
import dev.crowsnest.analyzer.inventory.Inventory;
import dev.crowsnest.analyzer.match.MatchSubjects;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What of many advisories is kept in memory for one image: ids and severities of all, versions only of the image's own streams.
 * The rest cannot change a verdict.
 */
record NeededAdvisories(Set<Stream> streams) {

    static NeededAdvisories of(Inventory inventory) {
        return new NeededAdvisories(inventory.packages().stream()
                .map(software -> MatchSubjects.of(software, inventory.distribution()))
                .flatMap(Optional::stream)
                .map(subject -> subject.stream())
                .collect(Collectors.toUnmodifiableSet()));
    }

    Advisory reduce(Advisory advisory) {
        List<AffectedPackage> reduced =
                advisory.affected().stream().map(this::reduce).distinct().toList();
        return new Advisory(
                advisory.key(),
                advisory.modified(),
                advisory.withdrawn(),
                advisory.aliases(),
                advisory.upstream(),
                advisory.related(),
                "",
                advisory.severities(),
                reduced);
    }

    /** Of another stream only its family and severities are asked, by the rule of severity. */
    private AffectedPackage reduce(AffectedPackage affected) {
        return streams.contains(affected.stream())
                ? affected
                : new AffectedPackage(affected.stream(), "", List.of(), Set.of(), affected.severities());
    }
}
