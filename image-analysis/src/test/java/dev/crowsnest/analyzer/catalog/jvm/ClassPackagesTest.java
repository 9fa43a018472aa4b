package dev.crowsnest.analyzer.catalog.jvm;

import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ClassPackagesTest {

    private final ClassPackages packages = new ClassPackages();

    @Test
    void tellsTheFullestFirst() {
        addAll("org/a/A.class", "org/b/A.class", "org/b/B.class", "META-INF/versions/11/org/b/A.class");
        assertThat(packages.fullest()).isEqualTo(List.of("org.b", "org.a"));
    }

    @Test
    void passesOverWhatIsNoClassInAPackage() {
        addAll(
                "module-info.class",
                "org/a/text.properties",
                "META-INF/versions/11/module-info.class",
                "my lib/A.class");
        assertThat(packages.fullest()).isEmpty();
    }

    @Test
    void countsDeepPackagesByTheirBeginning() {
        addAll("a/b/c/d/e/f/A.class", "a/b/c/d/e/g/B.class");
        assertThat(packages.fullest()).isEqualTo(List.of("a.b.c.d.e"));
    }

    @Test
    void takesNoStackForTheDepthOfAName() {
        addAll("a/".repeat(30_000) + "A.class");
        assertThat(packages.fullest()).isEqualTo(List.of("a.a.a.a.a"));
    }

    private void addAll(String... entries) {
        List.of(entries).forEach(packages::add);
    }
}
