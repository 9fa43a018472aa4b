package dev.crowsnest.analyzer.catalog.dpkg;

import dev.crowsnest.analyzer.catalog.CatalogLimits;
import dev.crowsnest.analyzer.catalog.CatalogedFile;
import dev.crowsnest.analyzer.catalog.Cataloger;
import dev.crowsnest.analyzer.catalog.CatalogerContract;
import dev.crowsnest.analyzer.catalog.OwnedFile;
import dev.crowsnest.analyzer.catalog.PackageRecord;
import dev.crowsnest.analyzer.catalog.Problem;
import dev.crowsnest.testsupport.image.DebianPackage;
import dev.crowsnest.testsupport.image.DpkgStatus;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class DpkgCatalogerTest extends CatalogerContract {

    @Override
    protected Cataloger cataloger() {
        return new DpkgCataloger(path -> path.endsWith(".egg-info"));
    }

    @Override
    protected String wantedPath() {
        return "var/lib/dpkg/status";
    }

    @Override
    protected byte[] soundFile() {
        return bytes(new DpkgStatus()
                .installed(DebianPackage.of("libc6", "2.36-9+deb12u4", "amd64").source("glibc"))
                .installed(
                        DebianPackage.of("login", "1:4.13+dfsg1-1+b1", "amd64").source("shadow (1:4.13+dfsg1-1)"))
                .installed("base-files", "12.4+deb12u5", "amd64")
                .text());
    }

    @ParameterizedTest
    @CsvSource({
        "var/lib/dpkg/status, true",
        "var/lib/dpkg/status.d/tzdata, true",
        "var/lib/dpkg/status.d/dHpkYXRh, true",
        "var/lib/dpkg/status.d/tzdata.md5sums, false",
        "var/lib/dpkg/status.d/deeper/tzdata, false",
        "var/lib/dpkg/info/tzdata.list, true",
        "var/lib/dpkg/info/libssl3:amd64.list, true",
        "var/lib/dpkg/info/tzdata.md5sums, false",
        "var/lib/dpkg/info/deeper/tzdata.list, false",
        "var/lib/dpkg/status-old, false",
        "var/lib/dpkg/available, false",
        "srv/chroot/var/lib/dpkg/status, false",
    })
    void wantsTheDatabasesOfTheImageItself(String path, boolean wanted) {
        assertThat(cataloger().wants(path)).isEqualTo(wanted);
    }

    @ParameterizedTest
    @CsvSource({
        "install ok installed, true",
        "hold ok installed, true",
        "deinstall ok installed, true",
        "install ok unpacked, true",
        "install reinstreq half-installed, true",
        "install ok half-configured, true",
        "install ok triggers-awaited, true",
        "install ok triggers-pending, true",
        "deinstall ok config-files, false",
        "purge ok not-installed, false",
    })
    void countsWhatHasFilesInTheImageWhateverIsWantedOfIt(String status, boolean counts) throws IOException {
        var evidence = catalog(bytes("Package: a\nStatus: " + status + "\nVersion: 1\nArchitecture: all\n\n"));
        assertThat(evidence.packages()).hasSize(counts ? 1 : 0);
        assertThat(evidence.problems()).isEmpty();
    }

    @Test
    void keepsWhichPackageBroughtAFileThatRecordsAPackageOfALanguage() throws IOException {
        byte[] list = bytes(
                "/.\n/usr\n/usr/lib/python3/dist-packages/six.egg-info\n/usr/share/doc/python3-six\nx.egg-info\n");
        for (String file : List.of("python3-six.list", "python3-six:amd64.list")) {
            var evidence = cataloger()
                    .catalog(new CatalogedFile(
                            "var/lib/dpkg/info/" + file, list.length, new ByteArrayInputStream(list)));
            assertThat(evidence.owned())
                    .containsExactly(new OwnedFile("python3-six", "usr/lib/python3/dist-packages/six.egg-info"));
            assertThat(evidence.packages()).isEmpty();
            assertThat(evidence.problems()).isEmpty();
        }
    }

    @Test
    void bearsAMillionEmptyFields() throws IOException {
        var evidence = catalog(
                bytes("Package: a\nStatus: install ok installed\n" + "Field:\n".repeat(1_000_000) + "Version: 1\n\n"));
        assertThat(evidence.packages()).extracting(PackageRecord::name).containsExactly("a");
        assertThat(evidence.problems()).isEmpty();
    }

    @Test
    void tellsAMillionDamagedRecordsInAFewProblems() throws IOException {
        var evidence = catalog(bytes("Package: a\nStatus: install ok installed\n\n".repeat(1_000_000)));
        assertThat(evidence.packages()).isEmpty();
        assertThat(evidence.problems()).hasSize(CatalogLimits.PROBLEMS_PER_FILE + 1);
        assertThat(evidence.problems().get(CatalogLimits.PROBLEMS_PER_FILE).reason())
                .isEqualTo("and 999980 more problems like these");
    }

    @Test
    void stopsCountingPackagesWhereNoDistributionHasAsMany() throws IOException {
        var status = new StringBuilder();
        for (int i = 0; i <= CatalogLimits.PACKAGES_PER_FILE; i++) {
            status.append("Package: p").append(i).append("\nStatus: install ok installed\nVersion: 1\n\n");
        }
        var evidence = catalog(bytes(status.toString()));
        assertThat(evidence.packages()).hasSize(CatalogLimits.PACKAGES_PER_FILE);
        assertThat(evidence.problems())
                .extracting(Problem::reason)
                .containsExactly("more than 200000 packages, the rest was passed over");
    }

    @Test
    void passesOverAGiantLineThatNobodyWants() throws IOException {
        String giant = "Description: " + "x".repeat(10 << 20) + "\n";
        var evidence = catalog(bytes("Package: a\nStatus: install ok installed\n" + giant + "Version: 1\n\n"));
        assertThat(evidence.packages()).extracting(PackageRecord::version).containsExactly("1");
        assertThat(evidence.problems()).isEmpty();
    }

    @Test
    void refusesAGiantNameAndGoesOn() throws IOException {
        var evidence =
                catalog(bytes("Package: " + "x".repeat(1 << 20) + "\nStatus: install ok installed\nVersion: 1\n\n"
                        + "Package: b\nStatus: install ok installed\nVersion: 2\n\n"));
        assertThat(evidence.packages()).extracting(PackageRecord::name).containsExactly("b");
        assertThat(evidence.problems())
                .extracting(Problem::reason)
                .containsExactly("line 1: PACKAGE is too long", "record at line 1 has no Package");
    }

    @Test
    void refusesTextThatIsNotSeen() throws IOException {
        var evidence = catalog(bytes("Package: a\u001b[2Jb\nStatus: install ok installed\nVersion: 1\n\n"
                + "Package: c\nStatus: install ok installed\nVersion: 1\u202e2\n\n"));
        assertThat(evidence.packages()).isEmpty();
        assertThat(evidence.problems())
                .extracting(Problem::reason)
                .containsExactly(
                        "a package whose name is no name: 'a?[2Jb'", "package 'c' has a version that is none: '1?2'");
    }

    @Test
    void saysWhenTheFileIsCutOffWithinAVersion() throws IOException {
        var evidence = catalog(bytes("Package: a\nStatus: install ok installed\nVersion: 1.2."));
        assertThat(evidence.packages()).isEmpty();
        assertThat(evidence.problems())
                .extracting(Problem::reason)
                .containsExactly("the file ends in the middle of line 3", "record at line 1 has no Version: 'a'");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
