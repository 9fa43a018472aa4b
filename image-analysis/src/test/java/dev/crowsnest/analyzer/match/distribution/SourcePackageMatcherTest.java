package dev.crowsnest.analyzer.match.distribution;

import dev.crowsnest.analyzer.advisory.Stream;
import dev.crowsnest.analyzer.catalog.PackageRecord.Origin;
import dev.crowsnest.analyzer.catalog.SourcePackage;
import dev.crowsnest.analyzer.match.AdvisoryMatcher;
import dev.crowsnest.analyzer.match.AdvisoryMatcherContract;
import dev.crowsnest.analyzer.match.MatchSubject;
import java.util.List;

class SourcePackageMatcherTest extends AdvisoryMatcherContract {

    @Override
    protected AdvisoryMatcher matcher() {
        return new SourcePackageMatcher();
    }

    @Override
    protected List<String> streams() {
        return List.of("Debian:12", "Ubuntu:22.04", "Alpine:v3.19", "Wolfi", "Chainguard");
    }

    /** The binary's own name and version decide nothing. */
    @Override
    protected MatchSubject subject(Stream stream, String name, String version) {
        return new MatchSubject(
                stream, name + "-tools", "9.9.9", new SourcePackage(name, version), null, Origin.UNSTATED);
    }
}
