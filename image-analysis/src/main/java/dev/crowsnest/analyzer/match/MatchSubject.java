package dev.crowsnest.analyzer.match;

import dev.crowsnest.analyzer.advisory.Stream;
import dev.crowsnest.analyzer.catalog.PackageRecord;
import dev.crowsnest.analyzer.catalog.SourcePackage;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a matcher may read of a package. Two packages with equal subjects get the same verdict, so each distinct
 * subject is judged once, however many images hold it.
 *
 * @param stream whose advisories judge it
 * @param name as the stream names packages: {@code group:artifact} for Maven, {@code @scope/name} for npm, normalised for PyPI; of a jar
 *     whose group is not known {@code :artifact}, or {@code title:} when it names no artifact either and can be looked up by nothing
 * @param version the package's own
 * @param source for distributions, never absent there: the binary is its own source when it names none
 * @param origin its vendor is set only where that is not the distribution, so that its advisories do not speak of the package; its
 *     repository is set only where nothing says which it is: then it names the streams that it may be of, of which
 *     {@code stream} is the newest. Of a jar whose group is not known the vendor is whom its manifest names
 * @param classPackages only of a jar whose group is not known
 * @param owner only of a package of a language that a package of the distribution brought
 */
public record MatchSubject(
        Stream stream,
        String name,
        String version,
        @Nullable SourcePackage source,
        @Nullable String architecture,
        PackageRecord.Origin origin,
        List<String> classPackages,
        @Nullable OwningSource owner) {

    /** The subject of a package whose name is known in full. */
    public MatchSubject(
            Stream stream,
            String name,
            String version,
            @Nullable SourcePackage source,
            @Nullable String architecture,
            PackageRecord.Origin origin) {
        this(stream, name, version, source, architecture, origin, List.of(), null);
    }

    /** The same subject, which a package of this source brought. */
    public MatchSubject ownedBy(OwningSource bringing) {
        return new MatchSubject(stream, name, version, source, architecture, origin, classPackages, bringing);
    }

    /** Copies the list. */
    public MatchSubject {
        classPackages = List.copyOf(classPackages);
    }

    /** Who built it, where that is not the distribution; of a jar whose group is not known, whoever did. */
    public Optional<String> thirdParty() {
        return Optional.ofNullable(origin.vendor());
    }
}
