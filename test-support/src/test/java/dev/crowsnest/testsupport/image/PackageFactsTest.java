package dev.crowsnest.testsupport.image;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.jar.JarInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PackageFactsTest {

    @Test
    void writesDpkgStatus() throws IOException {
        DebianPackage libc =
                DebianPackage.of("libc6", "2.36-9+deb12u3", "amd64").source("glibc");
        DpkgStatus status = new DpkgStatus()
                .installed(libc)
                .removed(DebianPackage.of("nano", "7.2-1", "amd64"))
                .files("libc6", "/lib/x86_64-linux-gnu/libc.so.6");

        Map<String, String> files = files(status);

        String[] stanzas = files.get("var/lib/dpkg/status").split("\n\n");
        assertThat(stanzas[0].lines())
                .startsWith("Package: libc6", "Status: install ok installed")
                .contains("Source: glibc", "Version: 2.36-9+deb12u3", "Architecture: amd64");
        assertThat(stanzas[1].lines())
                .contains("Status: deinstall ok config-files")
                .noneMatch(line -> line.startsWith("Source"));
        assertThat(files.get("var/lib/dpkg/info/libc6.list")).contains("/lib/x86_64-linux-gnu/libc.so.6\n");
    }

    @Test
    void writesStatusDirectoryWithoutStatus() throws IOException {
        Map<String, String> files =
                files(DpkgStatus.statusDirectory(DebianPackage.of("tzdata", "2024a-0+deb12u1", "all")));

        assertThat(files.get("var/lib/dpkg/status.d/tzdata"))
                .contains("Version: 2024a-0+deb12u1")
                .doesNotContain("Status:");
    }

    @Test
    void writesApkRecords() throws IOException {
        Map<String, String> files = files(new ApkInstalled()
                .installed("musl", "1.2.4_git20230717-r4", "x86_64")
                .installed("libcrypto3", "3.1.4-r5", "x86_64", "openssl", "lib/libcrypto.so.3"));

        String[] records = files.get("lib/apk/db/installed").split("\n\n");
        assertThat(records[0].lines()).contains("P:musl", "V:1.2.4_git20230717-r4", "o:musl");
        assertThat(records[1].lines())
                .containsSequence("F:lib", "R:libcrypto.so.3")
                .contains("o:openssl");
    }

    @Test
    void writesNodePackagesNested() throws IOException {
        NodePackage express = NodePackage.in("app", "express", "4.17.1");

        assertThat(files(express)).containsKey("app/node_modules/express/package.json");
        assertThat(files(express.nested("qs", "6.7.0")).get("app/node_modules/express/node_modules/qs/package.json"))
                .contains("\"name\":\"qs\"", "\"version\":\"6.7.0\"");
    }

    @Test
    void writesPythonDistributionWithItsRecord() throws IOException {
        PythonDistribution jinja = PythonDistribution.in("site-packages", "zope.interface", "5.4.0");

        Map<String, String> files = files(jinja);

        assertThat(files.get("site-packages/zope_interface-5.4.0.dist-info/METADATA"))
                .contains("Name: zope.interface\nVersion: 5.4.0\n");
        assertThat(files.get("site-packages/zope_interface-5.4.0.dist-info/RECORD")
                        .lines())
                .map(line -> "site-packages/" + line.replace(",,", ""))
                .containsExactlyInAnyOrderElementsOf(files.keySet());
        assertThat(files(jinja.asEgg())).containsOnlyKeys("site-packages/zope_interface-5.4.0.egg-info/PKG-INFO");
    }

    @Test
    void writesOsReleaseWithItsLink() throws IOException {
        assertThat(files(OsRelease.debian(12, "bookworm")))
                .containsOnlyKeys("usr/lib/os-release", "etc/os-release")
                .hasEntrySatisfying(
                        "usr/lib/os-release", text -> assertThat(text).contains("ID=\"debian\"", "VERSION_ID=\"12\""));
        assertThat(OsRelease.alpine("3.19.1").text()).contains("Alpine Linux v3.19\"", "VERSION_ID=\"3.19.1\"");
    }

    @Test
    void buildsJarsWithinJars() throws IOException {
        byte[] inner = new JarBuilder()
                .manifest(Map.of("Implementation-Version", "2.14.1"))
                .pomProperties("org.apache.logging.log4j", "log4j-core", "2.14.1")
                .build();
        byte[] outer = new JarBuilder()
                .nestedStored("BOOT-INF/lib/log4j-core-2.14.1.jar", inner)
                .nestedDeflated("WEB-INF/lib/log4j-core-2.14.1.jar", inner)
                .build();

        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(outer))) {
            assertThat(zip.getNextEntry().getMethod()).isEqualTo(ZipEntry.STORED);
            assertThat(zip.readAllBytes()).isEqualTo(inner);
            assertThat(zip.getNextEntry().getMethod()).isEqualTo(ZipEntry.DEFLATED);
            assertThat(zip.readAllBytes()).isEqualTo(inner);
        }
        try (JarInputStream jar = new JarInputStream(new ByteArrayInputStream(inner))) {
            assertThat(jar.getManifest().getMainAttributes().getValue("Implementation-Version"))
                    .isEqualTo("2.14.1");
            assertThat(jar.getNextEntry().getName())
                    .isEqualTo("META-INF/maven/org.apache.logging.log4j/log4j-core/pom.properties");
            Properties pom = new Properties();
            pom.load(jar);
            assertThat(pom).containsEntry("artifactId", "log4j-core").containsEntry("version", "2.14.1");
        }
    }

    private static Map<String, String> files(LayerPart part) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        byte[] tar = new LayerBuilder().with(part).plain().blob();
        try (TarArchiveInputStream in = new TarArchiveInputStream(new ByteArrayInputStream(tar))) {
            for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
