package dev.crowsnest.analyzer.explanation;

import dev.crowsnest.analyzer.advisory.AdvisorySet;
import dev.crowsnest.analyzer.advisory.Stream;
import dev.crowsnest.analyzer.advisory.VulnerabilityIdentity;
import dev.crowsnest.analyzer.inventory.Inventory;
import dev.crowsnest.analyzer.inventory.SoftwarePackage;
import dev.crowsnest.analyzer.match.Comparison;
import dev.crowsnest.analyzer.match.JudgedAdvisory;
import dev.crowsnest.analyzer.match.MatchSubjects;
import dev.crowsnest.analyzer.match.VulnerabilityMatcher;
import dev.crowsnest.analyzer.report.ReportedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Explains how images stand to vulnerabilities, with the matcher that judges them. */
public final class ImageExplanations {

    private static final Comparator<ExplainedPackage> WORST_FIRST =
            Comparator.comparing(ExplainedPackage::standing).thenComparing(ExplainedPackage::purl);

    private final VulnerabilityMatcher matcher;
    private final AdvisorySet advisories;

    public ImageExplanations(VulnerabilityMatcher matcher, AdvisorySet advisories) {
        this.matcher = matcher;
        this.advisories = advisories;
    }

    /** @param asked any id of the vulnerability; a CVE's or a GHSA's in any case */
    public ImageExplanation explain(ReportedImage image, Inventory inventory, String asked) {
        String vulnerability = VulnerabilityIdentity.asPublished(asked);
        Optional<VulnerabilityAdvisories> known = VulnerabilityAdvisories.naming(vulnerability, advisories);
        if (known.isEmpty()) {
            return new ImageExplanation(
                    image,
                    distribution(inventory),
                    vulnerability,
                    List.of(),
                    false,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    advisories.edition());
        }
        List<ExplainedPackage> packages = inventory.packages().stream()
                .flatMap(software -> explain(software, inventory, known.get()).stream())
                .sorted(WORST_FIRST)
                .toList();
        Set<Stream> streams = streams(inventory);
        return new ImageExplanation(
                image,
                distribution(inventory),
                known.get().id(),
                known.get().aliases(),
                true,
                packages,
                others(known.get(), streams, packages),
                streams.stream()
                        .filter(stream -> !advisories.speaksOf(stream))
                        .map(Stream::name)
                        .toList(),
                new UnjudgedContent(known.get(), matcher).of(inventory),
                advisories.edition());
    }

    private Optional<ExplainedPackage> explain(
            SoftwarePackage software, Inventory inventory, VulnerabilityAdvisories concerning) {
        List<JudgedAdvisory> judged = MatchSubjects.of(software, inventory.distribution()).stream()
                .flatMap(subject -> matcher.explain(subject, advisories).stream())
                .filter(one -> concerning.contains(one.advisory()))
                .toList();
        if (judged.isEmpty()) {
            return Optional.empty();
        }
        Comparison comparison = judged.get(0).comparison();
        return Optional.of(new ExplainedPackage(
                software.purl(),
                software.layer().toString(),
                software.paths(),
                comparison.name(),
                comparison.version(),
                judged.stream().map(ConsultedAdvisory::of).toList()));
    }

    private static List<OtherPackage> others(
            VulnerabilityAdvisories concerning, Set<Stream> streams, List<ExplainedPackage> packages) {
        Set<String> compared = new TreeSet<>();
        packages.forEach(one -> compared.add(one.comparedName()));
        Set<OtherPackage> own = new LinkedHashSet<>();
        Set<OtherPackage> foreign = new LinkedHashSet<>();
        for (var advisory : concerning.all()) {
            for (var affected : advisory.affected()) {
                boolean isOwn = streams.contains(affected.stream());
                if (!isOwn || affected.lookupNames().stream().noneMatch(compared::contains)) {
                    (isOwn ? own : foreign)
                            .add(new OtherPackage(affected.stream().name(), affected.name(), advisory.id()));
                }
            }
        }
        List<OtherPackage> others = new ArrayList<>(own);
        others.addAll(foreign);
        return others.stream().limit(ImageExplanation.MOST_OTHERS).toList();
    }

    private static Set<Stream> streams(Inventory inventory) {
        Set<Stream> streams = new TreeSet<>();
        inventory
                .packages()
                .forEach(software -> MatchSubjects.of(software, inventory.distribution())
                        .forEach(subject -> streams.add(subject.stream())));
        return streams;
    }

    private static @Nullable String distribution(Inventory inventory) {
        return inventory.distribution() == null
                ? null
                : inventory.distribution().name();
    }
}
