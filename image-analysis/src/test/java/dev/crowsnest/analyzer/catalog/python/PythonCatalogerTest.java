package dev.crowsnest.analyzer.catalog.python;

import dev.crowsnest.analyzer.catalog.Cataloger;
import dev.crowsnest.analyzer.catalog.CatalogerContract;
import dev.crowsnest.analyzer.catalog.PackageRecord;
import dev.crowsnest.analyzer.catalog.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PythonCatalogerTest extends CatalogerContract {

    @Override
    protected Cataloger cataloger() {
        return new PythonCataloger();
    }

    @Override
    protected String wantedPath() {
        return "usr/lib/python3/dist-packages/Zope.Interface-5.4.dist-info/METADATA";
    }

    @Override
    protected byte[] soundFile() {
        return bytes("Metadata-Version: 2.1\nName: Zope.Interface\nVersion: 5.4\nSummary: x\n\nProse\nVersion: 6\n");
    }

    @ParameterizedTest
    @CsvSource({
        "site-packages/a-1.dist-info/METADATA, true",
        "site-packages/a-1-py3.11.egg-info/PKG-INFO, true",
        "site-packages/a-1-py3.11.egg-info, true",
        "site-packages/a-1-py3.11.egg/EGG-INFO/PKG-INFO, true",
        "site-packages/a-1.dist-info/RECORD, false",
        "site-packages/a/PKG-INFO, false",
        "METADATA, false",
    })
    void wantsMetadataOfWhatIsInstalled(String path, boolean wanted) {
        assertThat(cataloger().wants(path)).isEqualTo(wanted);
    }

    @Test
    void keepsTheSpellingOfTheFile() throws IOException {
        assertThat(catalog(soundFile()).packages())
                .extracting(PackageRecord::name, PackageRecord::version)
                .containsExactly(org.assertj.core.api.Assertions.tuple("Zope.Interface", "5.4"));
    }

    @Test
    void doesNotReadTheProse() throws IOException {
        assertThat(catalog(bytes("Name: a\n\nVersion: 1\n")).problems())
                .extracting(Problem::reason)
                .containsExactly("names no version of package 'a'");
    }

    @Test
    void refusesBytesThatAreNotUtf8() throws IOException {
        byte[] content = "Name: caf\u00e9\nVersion: 1\n".getBytes(StandardCharsets.ISO_8859_1);
        var evidence = catalog(content);
        assertThat(evidence.packages()).isEmpty();
        assertThat(evidence.problems())
                .extracting(Problem::reason)
                .containsExactly("a package whose name is no name: 'caf?'");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
