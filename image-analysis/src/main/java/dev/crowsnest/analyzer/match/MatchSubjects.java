package dev.crowsnest.analyzer.match;

import dev.crowsnest.analyzer.advisory.Ecosystem;
import dev.crowsnest.analyzer.advisory.Stream;
import dev.crowsnest.analyzer.catalog.JarEvidence;
import dev.crowsnest.analyzer.catalog.PackageRecord;
import dev.crowsnest.analyzer.catalog.PackageType;
import dev.crowsnest.analyzer.catalog.SourcePackage;
import dev.crowsnest.analyzer.inventory.Distribution;
import dev.crowsnest.analyzer.inventory.SoftwarePackage;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reduces packages to what matching may read of them. */
public final class MatchSubjects {

    private MatchSubjects() {}

    /**
     * The subjects of a package: one, but for a jar without a group, which has one for each name that it may go by.
     *
     * @param distribution that the image is built on, absent when it names none
     * @return empty when no advisories are known for such a package: one of a distribution that we do not know
     */
    public static List<MatchSubject> of(SoftwarePackage software, @Nullable Distribution distribution) {
        Optional<OwningSource> owner = owner(software, distribution);
        List<MatchSubject> subjects = unowned(software, distribution);
        return owner.isEmpty()
                ? subjects
                : subjects.stream().map(subject -> subject.ownedBy(owner.get())).toList();
    }

    /** Whose advisories speak for the package, too: nobody's where its owner is not the distribution's, or of an unknown release. */
    private static Optional<OwningSource> owner(SoftwarePackage software, @Nullable Distribution distribution) {
        return Optional.ofNullable(software.owner())
                .flatMap(owner -> ofDistribution(owner, distribution))
                .filter(owner -> owner.thirdParty().isEmpty() && owner.origin().repository() == null)
                .filter(owner -> Ecosystem.of(owner.stream()).isPresent())
                .map(owner -> new OwningSource(
                        owner.stream(),
                        owner.source() == null ? owner.name() : owner.source().name()));
    }

    private static List<MatchSubject> unowned(SoftwarePackage software, @Nullable Distribution distribution) {
        PackageRecord record = software.record();
        return switch (record.type()) {
            case DEB, APK, RPM ->
                ofDistribution(software, distribution).stream().toList();
            case NPM -> List.of(ofLanguage(Ecosystem.NPM, scoped(record), record));
            case PYPI -> List.of(ofLanguage(Ecosystem.PYPI, record.name(), record));
            case MAVEN ->
                record.namespace().isEmpty()
                        ? ofJar(record)
                        : List.of(ofLanguage(Ecosystem.MAVEN, record.namespace() + ":" + record.name(), record));
        };
    }

    private static Optional<MatchSubject> ofDistribution(
            SoftwarePackage software, @Nullable Distribution distribution) {
        if (distribution == null || distribution.stream().isEmpty()) {
            return Optional.empty();
        }
        PackageRecord record = software.record();
        SourcePackage source =
                record.source() != null ? record.source() : new SourcePackage(record.name(), record.version());
        List<String> streams = software.streams().isEmpty() ? List.of(distribution.stream()) : software.streams();
        return Optional.of(new MatchSubject(
                Stream.ofEcosystem(streams.get(0)),
                record.name(),
                record.version(),
                source,
                // Only errata of rpm distributions are bound to architectures; elsewhere it would double the subjects.
                record.type() == PackageType.RPM ? record.architecture() : null,
                new PackageRecord.Origin(
                        record.origin().module(),
                        ThirdPartyVendors.of(record).orElse(null),
                        streams.size() > 1 ? String.join(" or ", streams) : null)));
    }

    private static List<MatchSubject> ofJar(PackageRecord record) {
        JarEvidence jar = record.jar();
        return jar == null || jar.artifacts().isEmpty()
                ? List.of(ofLanguage(Ecosystem.MAVEN, record.name() + ":", record))
                : jar.artifacts().stream()
                        .map(artifact -> new MatchSubject(
                                new Stream(Ecosystem.MAVEN.family()),
                                ":" + artifact,
                                record.version(),
                                null,
                                null,
                                record.origin(),
                                jar.classPackages(),
                                null))
                        .toList();
    }

    private static MatchSubject ofLanguage(Ecosystem ecosystem, String name, PackageRecord record) {
        return new MatchSubject(
                new Stream(ecosystem.family()),
                ecosystem.normalizeName(name),
                record.version(),
                null,
                null,
                PackageRecord.Origin.UNSTATED);
    }

    private static String scoped(PackageRecord record) {
        return record.namespace().isEmpty() ? record.name() : record.namespace() + "/" + record.name();
    }
}
