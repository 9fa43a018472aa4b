package dev.crowsnest.analyzer.catalog.nodejs;

import dev.crowsnest.analyzer.catalog.Cataloger;
import dev.crowsnest.analyzer.catalog.CatalogerContract;
import dev.crowsnest.analyzer.catalog.PackageRecord;
import dev.crowsnest.analyzer.catalog.PackageType;
import dev.crowsnest.analyzer.catalog.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class NodejsCatalogerTest extends CatalogerContract {

    @Override
    protected Cataloger cataloger() {
        return new NodejsCataloger();
    }

    @Override
    protected String wantedPath() {
        return "app/node_modules/@babel/core/package.json";
    }

    @Override
    protected byte[] soundFile() {
        return bytes(
                "{\"name\":\"@babel/core\",\"version\":\"7.24.0\",\"bin\":{\"version\":\"not this\"},\"n\":[1,{}]}");
    }

    @ParameterizedTest
    @CsvSource({
        "node_modules/a/package.json, true",
        "app/node_modules/@b/c/package.json, true",
        "app/node_modules/a/node_modules/b/package.json, true",
        "app/node_modules/@b/c/node_modules/@d/e/package.json, true",
        "app/node_modules/.pnpm/a@1.0.0/node_modules/a/package.json, true",
        "app/node_modules/.pnpm/registry/a/1.0.0/node_modules/@b/c/package.json, true",
        "app/.yarn/unplugged/a-npm-1.0.0/node_modules/a/package.json, true",
        "app/package.json, false",
        "app/node_modules/package.json, false",
        "app/node_modules/@b/package.json, false",
        "app/node_modules/a/test/package.json, false",
        "app/node_modules/a/test/node_modules/b/package.json, false",
        "app/node_modules/@b/c/esm/package.json, false",
        "app/node_modules/.package-lock.json, false",
        "app/node_modules/.cache/package.json, false",
        "app/node_modules/.pnpm/a@1.0.0/package.json, false",
        "app/my_node_modules/a/package.json, false",
        "app/node_modules/a/xpackage.json, false",
        "app/node_modules//package.json, false",
    })
    void wantsWhatAnInstallerPutThere(String path, boolean wanted) {
        assertThat(cataloger().wants(path)).isEqualTo(wanted);
    }

    @Test
    void takesTheNameFromTheFileSinceAFolderMayHaveAnAlias() throws IOException {
        assertThat(catalog(bytes("{\"version\":\"1.0.0\",\"name\":\"lodash\"}")).packages())
                .containsExactly(PackageRecord.ofLanguage(PackageType.NPM, "", "lodash", "1.0.0", ""));
    }

    @Test
    void takesNoPackageFromAMarker() throws IOException {
        assertThat(catalog(bytes("{\"type\":\"module\"}")).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "@a", "@/b", "/b", "@a/b/c", "a/"})
    void refusesNamesThatNpmRefuses(String name) throws IOException {
        var evidence = catalog(bytes("{\"name\":\"" + name + "\",\"version\":\"1.0.0\"}"));
        assertThat(evidence.packages()).isEmpty();
        assertThat(evidence.problems())
                .extracting(Problem::reason)
                .containsExactly("names a package as npm never would: '" + name + "'");
    }

    @Test
    void bearsJsonThatNestsWithoutEnd() throws IOException {
        var evidence = catalog(bytes("{\"name\":\"a\",\"x\":" + "[".repeat(1_000_000)));
        assertThat(evidence.packages()).isEmpty();
        assertThat(evidence.problems())
                .extracting(Problem::reason)
                .containsExactly(
                        "is JSON beyond all need: nested too deep, or with a text or number too long",
                        "names no version of package 'a'");
    }

    @Test
    void keepsWhatWasReadBeforeTheDamageAndSaysSo() throws IOException {
        var evidence = catalog(bytes("{\"name\":\"a\",\"version\":\"1.0.0\",\n\"x\":"));
        assertThat(evidence.packages()).extracting(PackageRecord::name).containsExactly("a");
        assertThat(evidence.problems()).extracting(Problem::reason).containsExactly("is damaged JSON at line 2");
    }

    @Test
    void refusesAVersionThatIsNoText() throws IOException {
        assertThat(catalog(bytes("{\"name\":\"a\",\"version\":1}")).problems())
                .extracting(Problem::reason)
                .containsExactly("names no version of package 'a'");
    }

    @Test
    void keepsMarkUpAsTheTextThatItIs() throws IOException {
        assertThat(catalog(bytes("{\"name\":\"<script>alert(1)\",\"version\":\"1\"}"))
                        .packages())
                .extracting(PackageRecord::name)
                .containsExactly("<script>alert(1)");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
