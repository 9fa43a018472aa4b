package dev.crowsnest.analyzer.assembly;

import com.sun.management.ThreadMXBean;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.crowsnest.analyzer.catalog.Cataloger;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CatalogersTest {

    @Test
    void namesEveryCatalogerThereIs() {
        var written = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.crowsnest.analyzer")
                        .stream()
                        .filter(type -> type.isAssignableTo(Cataloger.class) && !type.isInterface())
                        .map(JavaClass::getName)
                        .collect(Collectors.toSet());
        assertThat(Catalogers.all())
                .extracting(cataloger -> cataloger.getClass().getName())
                .containsExactlyInAnyOrderElementsOf(written);
    }

    @Test
    void givesEachCatalogerANameOfItsOwn() {
        assertThat(Catalogers.all())
                .extracting(cataloger -> cataloger.id().name())
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z]+"));
    }

    @Test
    void allocatesNothingForFilesThatNobodyWants() {
        var paths = List.of(
                "usr/share/doc/a/copyright",
                "usr/lib/x86_64-linux-gnu/libc.so.6",
                "app/node_modules/a/node_modules/b/dist/package.json",
                "app/node_modules/@a/b/test/node_modules/c/package.json",
                "var/lib/dpkg/status.d/a.md5sums",
                "usr/lib/python3/dist-packages/a.egg-info/SOURCES.txt",
                "opt/a.zip");
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        countWanted(paths);
        long before = threads.getCurrentThreadAllocatedBytes();
        int wanted = countWanted(paths);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(wanted).isZero();
        // 70,000 questions; the rest is noise of the measurement and of iterating.
        assertThat(allocated).isLessThan(70_000);
    }

    private static int countWanted(List<String> paths) {
        Cataloger[] catalogers = Catalogers.all().toArray(Cataloger[]::new);
        int wanted = 0;
        for (int round = 0; round < 10_000; round++) {
            for (int path = 0; path < paths.size(); path++) {
                for (Cataloger cataloger : catalogers) {
                    wanted += cataloger.wants(paths.get(path)) ? 1 : 0;
                }
            }
        }
        return wanted;
    }

    @Test
    void saysInOneTextWhatKeptResultsDependOn() {
        assertThat(Catalogers.revision()).isEqualTo("apk@4,dpkg@3,jvm@3,nodejs@1,osrelease@1,python@1");
    }
}
