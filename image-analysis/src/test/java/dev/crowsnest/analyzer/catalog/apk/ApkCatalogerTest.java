package dev.crowsnest.analyzer.catalog.apk;

import dev.crowsnest.analyzer.catalog.CatalogedFile;
import dev.crowsnest.analyzer.catalog.Cataloger;
import dev.crowsnest.analyzer.catalog.CatalogerContract;
import dev.crowsnest.analyzer.catalog.PackageRecord;
import dev.crowsnest.analyzer.catalog.PackageRepository;
import dev.crowsnest.analyzer.catalog.Problem;
import dev.crowsnest.testsupport.image.ApkInstalled;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ApkCatalogerTest extends CatalogerContract {

    @Override
    protected Cataloger cataloger() {
        return new ApkCataloger(path -> path.endsWith(".egg-info/PKG-INFO"));
    }

    @Override
    protected String wantedPath() {
        return "lib/apk/db/installed";
    }

    @Override
    protected byte[] soundFile() {
        return bytes(new ApkInstalled()
                .installed("musl", "1.2.4_git20230717-r4", "x86_64")
                .installed("libcrypto3", "3.1.4-r5", "x86_64", "openssl", "lib/libcrypto.so.3")
                .installed("no-origin", "1-r0", "x86_64", null)
                .text());
    }

    @ParameterizedTest
    @CsvSource({
        "lib/apk/db/installed, true",
        "usr/lib/apk/db/installed, true",
        "srv/lib/apk/db/installed, false",
        "lib/apk/db/scripts.tar, false",
        "etc/apk/repositories, true",
        "etc/apk/repositories.d/a.list, true",
        "etc/apk/repositories.d/a.bak, false",
        "etc/apk/repositories.d/a/b.list, false",
    })
    void wantsTheDatabaseAtEitherPlaceAndTheListsOfRepositories(String path, boolean wanted) {
        assertThat(cataloger().wants(path)).isEqualTo(wanted);
    }

    @Test
    void bearsLinesOfOneByte() throws IOException {
        var evidence = catalog(bytes("P\nP:a\n:\nV:1-r0\nx\n\n"));
        assertThat(evidence.packages()).extracting(PackageRecord::name).containsExactly("a");
        assertThat(evidence.problems())
                .extracting(Problem::reason)
                .containsExactly("line 1 is no field", "line 3 is no field", "line 5 is no field");
    }

    @Test
    void keepsOfARepositoryItsReleaseAndNeverItsPassword() throws IOException {
        byte[] list = bytes("@new https://me:secret@host/alpine/edge/main\nhttps://me:secret@host/alpine/v3.20/main\n"
                + "https://host/alpine/v3.20/community\n");
        var evidence = cataloger()
                .catalog(new CatalogedFile("etc/apk/repositories", list.length, new ByteArrayInputStream(list)));

        assertThat(evidence.repositories())
                .containsExactly(new PackageRepository("@new", "edge"), new PackageRepository("", "v3.20"));
        assertThat(evidence.toString()).doesNotContain("secret");
    }

    @Test
    void bearsAMillionEmptyFields() throws IOException {
        var evidence = catalog(bytes("P:a\n" + "F:\n".repeat(1_000_000) + "V:1-r0\n\n"));
        assertThat(evidence.packages()).extracting(PackageRecord::version).containsExactly("1-r0");
        assertThat(evidence.problems()).isEmpty();
    }

    @Test
    void saysWhenTheFileIsCutOffWithinAVersion() throws IOException {
        var evidence = catalog(bytes("P:a\nV:1-r0\n\nP:b\nV:1."));
        assertThat(evidence.packages()).extracting(PackageRecord::name).containsExactly("a");
        assertThat(evidence.problems())
                .extracting(Problem::reason)
                .containsExactly("the file ends in the middle of line 5", "record at line 4 has no version: 'b'");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
