package dev.crowsnest.analyzer.match.language;

import dev.crowsnest.analyzer.advisory.Stream;
import dev.crowsnest.analyzer.catalog.PackageRecord.Origin;
import dev.crowsnest.analyzer.match.AdvisoryMatcher;
import dev.crowsnest.analyzer.match.AdvisoryMatcherContract;
import dev.crowsnest.analyzer.match.MatchSubject;
import java.util.List;

class LanguagePackageMatcherTest extends AdvisoryMatcherContract {

    @Override
    protected AdvisoryMatcher matcher() {
        return new LanguagePackageMatcher();
    }

    @Override
    protected List<String> streams() {
        return List.of("npm", "PyPI", "Maven", "Go", "crates.io", "RubyGems", "NuGet", "Packagist");
    }

    @Override
    protected MatchSubject subject(Stream stream, String name, String version) {
        return new MatchSubject(stream, name, version, null, null, Origin.UNSTATED);
    }
}
