package dev.crowsnest.analyzer.catalog.jvm;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ArchiveNameTest {

    @ParameterizedTest
    @CsvSource({
        "commons-text-1.9.jar, commons-text, 1.9",
        "opt/lib/guava-31.0-jre.jar, guava, 31.0-jre",
        "app.jar!/BOOT-INF/lib/log4j-core-2.14.1.jar, log4j-core, 2.14.1",
        "log4j-1.2-api-2.14.1.jar, log4j-1.2-api, 2.14.1",
        "netty-3.2.0.Final.jar, netty, 3.2.0.Final",
        "a-1.0-SNAPSHOT.jar, a, 1.0-SNAPSHOT",
        "a-1.0-rc.1.jar, a, 1.0-rc.1",
        "a-1.0-20240131.120000-7.jar, a, 1.0-20240131.120000-7",
        "commons-text.jar, commons-text, ''",
        "commons-text-1.9-sources.jar, commons-text-1.9-sources, ''",
        "1.9.jar, 1.9, ''",
        "what is this.jar, '', ''",
        ".jar, '', ''",
    })
    void dividesWhatItCanAndGuessesNothing(String path, String artifact, String version) {
        assertThat(ArchiveName.of(path)).isEqualTo(new ArchiveName(artifact, version));
    }

    @Test
    void takesNoStackForTheWordsOfANameThatNoFileCanHave() {
        assertThat(ArchiveName.of("a" + "-1".repeat(30_000) + ".jar")).isEqualTo(new ArchiveName("", ""));
    }
}
