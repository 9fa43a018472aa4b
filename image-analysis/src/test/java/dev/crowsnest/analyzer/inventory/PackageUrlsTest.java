package dev.crowsnest.analyzer.inventory;

import com.github.packageurl.PackageURL;
import dev.crowsnest.analyzer.catalog.PackageRecord;
import dev.crowsnest.analyzer.catalog.PackageType;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PackageUrlsTest {

    private static final Distribution DEBIAN = new Distribution("debian", "12", "Debian:12", "Debian");

    @Test
    void writesTheEpochOfDebianIntoTheVersion() {
        assertThat(PackageUrls.of(distributed(PackageType.DEB, "login", "1:4.13+dfsg1-1+b1", "amd64"), DEBIAN))
                .isEqualTo("pkg:deb/debian/login@1:4.13%2Bdfsg1-1%2Bb1?arch=amd64&distro=debian-12");
    }

    @Test
    void writesTheEpochOfRpmAsAQualifier() {
        assertThat(PackageUrls.of(distributed(PackageType.RPM, "bind", "32:9.16.23-1.el9", "x86_64"), DEBIAN))
                .isEqualTo("pkg:rpm/debian/bind@9.16.23-1.el9?arch=x86_64&distro=debian-12&epoch=32");
    }

    @Test
    void leavesOutWhatIsNotKnown() {
        assertThat(PackageUrls.of(distributed(PackageType.APK, "musl", "1.2.4-r0", null), null))
                .isEqualTo("pkg:apk/musl@1.2.4-r0");
        assertThat(PackageUrls.of(
                        distributed(PackageType.APK, "musl", "1.2.4-r0", null),
                        new Distribution("arch", "", "", "Arch Linux")))
                .isEqualTo("pkg:apk/arch/musl@1.2.4-r0?distro=arch");
    }

    @Test
    void writesLanguagePackagesWithoutTheDistribution() {
        assertThat(language(PackageType.NPM, "@babel", "core", "7.24.0")).isEqualTo("pkg:npm/%40babel/core@7.24.0");
        assertThat(language(PackageType.PYPI, "", "Zope.Interface__x", "5.4"))
                .isEqualTo("pkg:pypi/zope-interface-x@5.4");
        assertThat(language(PackageType.MAVEN, "org.apache", "commons", "1 b/c"))
                .isEqualTo("pkg:maven/org.apache/commons@1%20b%2Fc");
    }

    @Test
    void givesAJarWithoutAGroupNoCoordinates() {
        assertThat(language(PackageType.MAVEN, "", "widgets", "2.1")).isEqualTo("pkg:generic/widgets@2.1");
    }

    @Test
    void isReadBackWhateverTheNames() throws Exception {
        var random = new Random(3);
        for (int round = 0; round < 5_000; round++) {
            String name = "a" + text(random);
            String version = "1" + text(random);
            String purl = language(PackageType.NPM, "", name, version);
            assertThat(new PackageURL(purl).getType()).isEqualTo("npm");
            assertThat(URLDecoder.decode(purl, StandardCharsets.UTF_8)).isEqualTo("pkg:npm/" + name + "@" + version);
        }
    }

    private static String language(PackageType type, String namespace, String name, String version) {
        return PackageUrls.of(PackageRecord.ofLanguage(type, namespace, name, version, ""), DEBIAN);
    }

    private static PackageRecord distributed(PackageType type, String name, String version, String architecture) {
        return new PackageRecord(type, "", name, version, null, architecture, PackageRecord.Origin.UNSTATED, "", null);
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(6), 1, 0x2ff)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
