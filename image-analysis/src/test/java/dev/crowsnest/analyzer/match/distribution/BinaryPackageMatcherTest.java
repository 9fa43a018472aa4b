package dev.crowsnest.analyzer.match.distribution;

import dev.crowsnest.analyzer.advisory.Stream;
import dev.crowsnest.analyzer.catalog.PackageRecord.Origin;
import dev.crowsnest.analyzer.catalog.SourcePackage;
import dev.crowsnest.analyzer.match.AdvisoryMatcher;
import dev.crowsnest.analyzer.match.AdvisoryMatcherContract;
import dev.crowsnest.analyzer.match.MatchSubject;
import java.util.List;

class BinaryPackageMatcherTest extends AdvisoryMatcherContract {

    @Override
    protected AdvisoryMatcher matcher() {
        return new BinaryPackageMatcher();
    }

    @Override
    protected List<String> streams() {
        return List.of("AlmaLinux:9", "Rocky Linux:9");
    }

    /** The source's name and version decide nothing. */
    @Override
    protected MatchSubject subject(Stream stream, String name, String version) {
        return new MatchSubject(
                stream, name, version, new SourcePackage("source-of-" + name, "9.9.9"), "x86_64", Origin.UNSTATED);
    }
}
