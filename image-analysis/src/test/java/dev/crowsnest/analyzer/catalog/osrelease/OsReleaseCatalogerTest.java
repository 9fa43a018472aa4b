package dev.crowsnest.analyzer.catalog.osrelease;

import dev.crowsnest.analyzer.catalog.Cataloger;
import dev.crowsnest.analyzer.catalog.CatalogerContract;
import dev.crowsnest.analyzer.catalog.OsRelease;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OsReleaseCatalogerTest extends CatalogerContract {

    @Override
    protected Cataloger cataloger() {
        return new OsReleaseCataloger();
    }

    @Override
    protected String wantedPath() {
        return "etc/os-release";
    }

    @Override
    protected byte[] soundFile() {
        return bytes(
                dev.crowsnest.testsupport.image.OsRelease.debian(12, "bookworm").text());
    }

    @Test
    void takesTheDefaultsOfTheSpecificationForWhatIsMissing() throws IOException {
        assertThat(catalog(bytes("# nothing\n\nFOO=bar\n")).release())
                .isEqualTo(new OsRelease("linux", "", List.of(), "Linux"));
    }

    @Test
    void readsEveryWayOfQuoting() throws IOException {
        assertThat(catalog(
                                bytes(
                                        "ID=Debian\nVERSION_ID='12'\nID_LIKE=\"ubuntu  debian\"\nPRETTY_NAME=\"A \\\"b\\\" \\$c\"\n"))
                        .release())
                .isEqualTo(new OsRelease("debian", "12", List.of("ubuntu", "debian"), "A \"b\" $c"));
    }

    @Test
    void takesTheLastOfAName() throws IOException {
        assertThat(catalog(bytes("ID=debian\nVERSION_ID=11\nVERSION_ID=12\n")).release())
                .isEqualTo(new OsRelease("debian", "12", List.of(), "Linux"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
