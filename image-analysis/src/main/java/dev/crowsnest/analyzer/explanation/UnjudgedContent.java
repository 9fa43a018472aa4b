package dev.crowsnest.analyzer.explanation;

import dev.crowsnest.analyzer.advisory.Ecosystem;
import dev.crowsnest.analyzer.catalog.PackageType;
import dev.crowsnest.analyzer.catalog.Problem;
import dev.crowsnest.analyzer.inventory.Inventory;
import dev.crowsnest.analyzer.inventory.SoftwarePackage;
import dev.crowsnest.analyzer.match.MatchSubjects;
import dev.crowsnest.analyzer.match.VulnerabilityMatcher;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What of an image no advisory could be held against, and may have the vulnerability for all that: a damaged database of packages, a
 * distribution that nobody judges, a jar without a name. Of a vulnerability that is known in other ecosystems only, it says nothing.
 */
final class UnjudgedContent {

    private static final List<String> OF_DISTRIBUTIONS =
            List.of("var/lib/dpkg/", "lib/apk/", "usr/lib/apk/", "etc/apk/", "etc/os-release");

    private final Set<Ecosystem> concerned = EnumSet.noneOf(Ecosystem.class);

    private final VulnerabilityMatcher matcher;

    UnjudgedContent(VulnerabilityAdvisories concerning, VulnerabilityMatcher matcher) {
        this.matcher = matcher;
        for (var advisory : concerning.all()) {
            advisory.affected()
                    .forEach(affected -> Ecosystem.of(affected.stream()).ifPresent(concerned::add));
        }
    }

    /** Each with its place and the reason, for people, in the inventory's order. */
    List<String> of(Inventory inventory) {
        Stream<String> problems = inventory.problems().stream()
                .filter(this::concerns)
                .map(problem -> (problem.path().isEmpty() ? "" : problem.path() + ": ") + problem.reason());
        Stream<String> nameless = inventory.packages().stream()
                .filter(software -> concerned.contains(Ecosystem.MAVEN))
                .filter(software -> software.record().type() == PackageType.MAVEN)
                .flatMap(software -> exempt(software, inventory));
        return Stream.concat(problems, nameless).distinct().toList();
    }

    private boolean concerns(Problem problem) {
        if (problem.path().isEmpty()) {
            return true;
        }
        boolean isOfDistribution = OF_DISTRIBUTIONS.stream().anyMatch(problem.path()::startsWith);
        return concerned.stream().anyMatch(one -> one.isDistribution() == isOfDistribution);
    }

    private Stream<String> exempt(SoftwarePackage software, Inventory inventory) {
        return MatchSubjects.of(software, inventory.distribution()).stream()
                .flatMap(subject -> matcher.exempt(subject).stream())
                .map(undecided -> software.purl() + ": " + undecided.reason());
    }
}
