package dev.crowsnest.testsupport.golden;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class GoldenFileTest {

    @TempDir
    private Path directory;

    private Path path;
    private GoldenFile golden;

    @BeforeEach
    void name() {
        path = directory.resolve("expected/report.json");
        golden = GoldenFile.of(path.toString());
        System.clearProperty(GoldenFile.UPDATE);
    }

    @AfterEach
    void compareAgain() {
        System.clearProperty(GoldenFile.UPDATE);
    }

    @Test
    void ignoresTheOrderOfMembersAndTheSpaceBetween() throws IOException {
        expect("{ \"b\": [1, 2],\n \"a\": {\"y\": null, \"x\": true} }");

        assertThatNoException().isThrownBy(() -> golden.matchesJson("{\"a\":{\"x\":true,\"y\":null},\"b\":[1,2]}"));
    }

    @Test
    void failsOnAnotherOrderOfElements() throws IOException {
        expect("[1, 2]");

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> golden.matchesJson("[2, 1]"))
                .withMessageContaining("-Dgolden.update=true")
                .withMessageContaining("report.json");
    }

    @Test
    void failsOnAMemberThatIsNullInsteadOfAbsent() throws IOException {
        expect("{}");

        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> golden.matchesJson("{\"a\":null}"));
    }

    @Test
    void failsWhenTheFileIsMissingAndShowsWhatItWouldHold() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> golden.matchesJson("{\"a\":1}"))
                .withMessageContaining("There is no")
                .withMessageContaining("\"a\" : 1");
    }

    @Test
    void failsOnTextThatIsNotJson() throws IOException {
        expect("{}");

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> golden.matchesJson("{"))
                .withMessageContaining("the actual result is not JSON");
    }

    @Test
    void comparesTextByteForByte() throws IOException {
        expect("a: 1\n");

        assertThatNoException().isThrownBy(() -> golden.matchesText("a: 1\n"));
        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> golden.matchesText("a:  1\n"));
    }

    @Test
    void writesTheFileInACanonicalFormWhenToldTo() {
        System.setProperty(GoldenFile.UPDATE, "true");

        golden.matchesJson("{\"b\":[1],\"a\":\"x\"}");

        assertThat(path).hasContent("{\n  \"a\" : \"x\",\n  \"b\" : [\n    1\n  ]\n}\n");
    }

    private void expect(String content) throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }
}
