package dev.crowsnest.analyzer.inventory;

import dev.crowsnest.analyzer.catalog.FileEvidence;
import dev.crowsnest.analyzer.catalog.PackageRecord;
import dev.crowsnest.analyzer.catalog.PackageType;
import dev.crowsnest.analyzer.catalog.Problem;
import dev.crowsnest.analyzer.oci.Digest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Of which release of Alpine the packages of an image are.
 *
 * <p>os-release names what the image was once; packages come from apk's repositories, and those may be of another release, or
 * of several. Of several, a package's is known when the package names its repository, or when the layer that brought it knew one
 * release only: a base image is of one release whatever a later layer adds.
 */
final class AlpineReleases {

    private static final String ALPINE = "alpine";
    private static final String REPOSITORIES = "etc/apk/repositories";
    private static final String MORE_REPOSITORIES = "etc/apk/repositories.d";

    private final Map<Digest, AlpineRepositories> afterLayer = new HashMap<>();
    private AlpineRepositories last = AlpineRepositories.NONE;

    /** Takes in what the list of repositories is once {@code layer} is laid. */
    void after(Digest layer, LaidFiles files) {
        last = AlpineRepositories.of(Stream.concat(files.at(REPOSITORIES).stream(), files.in(MORE_REPOSITORIES))
                .map(FileEvidence::repositories)
                .flatMap(List::stream)
                .toList());
        afterLayer.merge(layer, last, AlpineRepositories::and);
    }

    /** The distribution that os-release names, at the release of its repositories where they are of one. */
    Distribution of(Distribution named) {
        if (!named.id().equals(ALPINE) || last.untagged().size() != 1) {
            return named;
        }
        String stream = last.untagged().get(0);
        return stream.equals(named.stream())
                ? named
                : new Distribution(named.id(), named.version(), stream, named.name() + ", packages of " + stream);
    }

    /** The mix, if it is one: some packages of the image cannot be judged for it. */
    Optional<Problem> mix(@Nullable Distribution distribution) {
        return distribution != null
                        && distribution.id().equals(ALPINE)
                        && last.untagged().size() > 1
                ? Optional.of(new Problem(
                        REPOSITORIES,
                        "names repositories of " + String.join(" and ", last.untagged())
                                + "; a package is undecided where nothing says of which it is"))
                : Optional.empty();
    }

    /**
     * The releases of which a package may be, newest first.
     *
     * @param since the layer that brought it
     * @return empty when it is of the image's own
     */
    List<String> streams(PackageRecord record, Digest since, @Nullable Distribution distribution) {
        if (record.type() != PackageType.APK
                || distribution == null
                || !distribution.id().equals(ALPINE)) {
            return List.of();
        }
        String tag = record.origin().repository();
        if (tag != null) {
            return last.tagged().getOrDefault(tag, List.of(distribution.stream(), tag));
        }
        if (last.untagged().size() < 2) {
            return List.of();
        }
        List<String> then = afterLayer.getOrDefault(since, last).untagged();
        return then.size() == 1 ? then : last.untagged();
    }
}
