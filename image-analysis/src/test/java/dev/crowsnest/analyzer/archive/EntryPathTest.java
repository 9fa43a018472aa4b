package dev.crowsnest.analyzer.archive;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class EntryPathTest {

    @ParameterizedTest
    @CsvSource({
        "etc/passwd, etc/passwd",
        "./etc/passwd, etc/passwd",
        "/etc/passwd, etc/passwd",
        "///etc//passwd, etc/passwd",
        "etc/./passwd, etc/passwd",
        "etc/x/../passwd, etc/passwd",
        "./, ''",
        "., ''",
        "/, ''",
        "'', ''",
        "a/.., ''",
        "...., ....",
        "a/..b/.c, a/..b/.c",
        "dir/, dir",
        "a/b/, a/b"
    })
    void normalizesNamesOfEntries(String name, String path) {
        assertThat(EntryPath.normalize(name)).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource({"..", "../x", "a/../../x", "/../etc/passwd", "./../x", "a/b/../../../c"})
    void hasNoPathForNamesThatLeadOut(String name) {
        assertThat(EntryPath.normalize(name)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "lib, usr/lib, usr/lib",
        "etc/os-release, ../usr/lib/os-release, usr/lib/os-release",
        "a/b/c, /x/y, x/y",
        "a/b, ../../../../etc, etc",
        "a/b, ., a",
        "a, .., ''",
        "a, /, ''"
    })
    void resolvesLinksWithinTheImage(String link, String target, String place) {
        assertThat(EntryPath.resolve(link, target)).isEqualTo(place);
    }

    @Test
    void keepsNamesApartThatAreNotUtf8() {
        assertThat(EntryPath.decode(new byte[] {'a', (byte) 0xfe}, 0, 2))
                .isNotEqualTo(EntryPath.decode(new byte[] {'a', (byte) 0xff}, 0, 2));
        assertThat(EntryPath.decode("größe".getBytes(java.nio.charset.StandardCharsets.UTF_8), 0, 7))
                .isEqualTo("größe");
    }
}
