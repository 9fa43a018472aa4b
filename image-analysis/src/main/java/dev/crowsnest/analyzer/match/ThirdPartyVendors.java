package dev.crowsnest.analyzer.match;

import dev.crowsnest.analyzer.catalog.PackageRecord;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Knows packages in dpkg's and apk's databases that are not of the distribution's release: somebody else built them, as Docker, NGINX
 * and the PostgreSQL project do under names that distributions use too, or they are backports, which no advisory of a release covers. Of apk's only the mailbox tells: Alpine's own are kept by whoever likes to.
 *
 * <p>Images keep no list of what came from which repository, so this goes by what such packages say of themselves, and ends there.
 * A package that is taken for somebody else's loses all advisories, so it must say so beyond doubt: by an {@code Origin} that is
 * not the distribution's, by the mailbox of a vendor's packagers, or by a mark that a third party's repository puts into all of its
 * versions and that no version of Debian or Ubuntu has. Nothing follows from a maintainer who is not of the distribution: many
 * of Debian's own are written by people with addresses at home or at work.
 */
final class ThirdPartyVendors {

    private static final Pattern DISTRIBUTION =
            Pattern.compile("debian|ubuntu|spi\\b|canonical", Pattern.CASE_INSENSITIVE);
    private static final Pattern MAILBOX = Pattern.compile("<([^<>@]+@[^<>@]+)>\\s*$");

    private static final Set<String> PACKAGERS = Set.of(
            "support@docker.com",
            "nginx-packaging@nginx.com",
            "nginx-packaging@f5.com",
            "mysql-build@oss.oracle.com",
            "packaging@mongodb.com",
            "info@percona.com",
            "cudatools@nvidia.com");

    private static final Map<Pattern, String> MARKS = Map.of(
            Pattern.compile("\\.pgdg\\d"), "the PostgreSQL project (apt.postgresql.org)",
            Pattern.compile("nodesource\\d"), "NodeSource",
            Pattern.compile("\\+maria~"), "the MariaDB project",
            Pattern.compile("\\+0~\\d{8}\\.\\d+\\+(?:debian|ubuntu)\\d"), "deb.sury.org",
            Pattern.compile("~bpo\\d+\\+\\d"), "Debian's backports",
            Pattern.compile("ppa\\d"), "a personal archive on Launchpad (PPA)");

    private ThirdPartyVendors() {}

    /** Who built the package; empty when it is, or may be, the distribution. */
    static Optional<String> of(PackageRecord record) {
        String vendor = record.origin().vendor();
        return switch (record.type()) {
            case DEB ->
                Optional.ofNullable(vendor).filter(ThirdPartyVendors::isForeign).or(() -> marked(record.version()));
            case APK -> Optional.ofNullable(vendor).filter(ThirdPartyVendors::isPackagers);
            default -> Optional.empty();
        };
    }

    private static boolean isPackagers(String vendor) {
        Matcher mailbox = MAILBOX.matcher(vendor);
        return mailbox.find() && PACKAGERS.contains(mailbox.group(1).toLowerCase(Locale.ROOT));
    }

    private static boolean isForeign(String vendor) {
        return isPackagers(vendor)
                || vendor.indexOf('<') < 0 && !DISTRIBUTION.matcher(vendor).lookingAt();
    }

    private static Optional<String> marked(String version) {
        return MARKS.entrySet().stream()
                .filter(mark -> mark.getKey().matcher(version).find())
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
