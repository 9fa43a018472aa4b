package dev.crowsnest.analyzer.version;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MavenVersionTest extends VersionSchemeContract {

    private static final Pattern USUAL = Pattern.compile("\\d+(\\.\\d+)*(-[A-Za-z]+)?");

    @Override
    VersionScheme scheme() {
        return VersionSchemes.MAVEN;
    }

    @Override
    VersionGrammar grammar() {
        return VersionGrammar.MAVEN;
    }

    @Override
    boolean isTotallyOrdered(String version) {
        return USUAL.matcher(version).matches();
    }

    @Test
    void keepsTheCircleInMavensOrder() {
        assertThat(scheme().compare("1.sp.1", "1-rc")).hasValue(-1);
        assertThat(scheme().compare("1-rc", "1")).hasValue(-1);
        assertThat(scheme().compare("1", "1.sp.1")).hasValue(-1);
    }
}
