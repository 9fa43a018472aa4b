package dev.crowsnest.analyzer.advisory.osv;

import dev.crowsnest.analyzer.advisory.AffectedPackage;
import dev.crowsnest.analyzer.advisory.Stream;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a record says of an Ubuntu release by its entry of Pro alone. Once a release has ended, Ubuntu's records name no other, and
 * whoever looks the release up would find nothing.
 */
final class UbuntuProEntries {

    private static final Pattern PRO = Pattern.compile("Ubuntu:Pro:(\\d\\d\\.\\d\\d)(?::LTS)?");

    private UbuntuProEntries() {}

    /** The same entries as ones of the releases, where a record has none of the release for the package. */
    static List<AffectedPackage> ofReleases(List<AffectedPackage> affected) {
        return affected.stream()
                .flatMap(one -> release(one.stream()).map(one::in).stream())
                .filter(added -> affected.stream()
                        .noneMatch(one -> one.stream().equals(added.stream())
                                && one.name().equals(added.name())))
                .toList();
    }

    private static Optional<Stream> release(Stream stream) {
        Matcher pro = PRO.matcher(stream.name());
        return pro.matches() ? Optional.of(new Stream("Ubuntu:" + pro.group(1))) : Optional.empty();
    }
}
