package dev.crowsnest.analyzer.inventory;

import dev.crowsnest.analyzer.catalog.Problem;
import dev.crowsnest.testsupport.image.ApkInstalled;
import dev.crowsnest.testsupport.image.DpkgStatus;
import dev.crowsnest.testsupport.image.JarBuilder;
import dev.crowsnest.testsupport.image.OsRelease;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class InventoryBuilderTest {

    private static final String STATUS = "var/lib/dpkg/status";
    private static final String APK = "lib/apk/db/installed";
    private static final String USR_APK = "usr/lib/apk/db/installed";
    private static final String LODASH = "app/node_modules/lodash/package.json";

    @Nested
    class Layers {

        @Test
        void replaceADatabaseWhole() {
            var inventory = of(
                    layer("a").file(STATUS, dpkg("curl", "1", "zlib", "1")),
                    layer("b").file(STATUS, dpkg("curl", "2")));
            assertThat(inventory.packages())
                    .extracting(SoftwarePackage::purl, SoftwarePackage::layer)
                    .containsExactly(tuple("pkg:deb/curl@2?arch=amd64", TestLayer.digest("b")));
        }

        @Test
        void keepTheLayerOfWhatARewrittenDatabaseDidNotChange() {
            var inventory = of(
                    layer("a").file(STATUS, dpkg("curl", "1")),
                    layer("b").file(STATUS, dpkg("curl", "1", "zlib", "1")),
                    layer("c").file(STATUS, dpkg("curl", "1", "zlib", "2")));
            assertThat(inventory.packages())
                    .extracting(found -> found.record().name(), SoftwarePackage::layer)
                    .containsExactly(tuple("curl", TestLayer.digest("a")), tuple("zlib", TestLayer.digest("c")));
        }

        @Test
        void beginANewRunAfterAGap() {
            var inventory = of(
                    layer("a").file(STATUS, dpkg("curl", "1")),
                    layer("b").file(STATUS, dpkg("curl", "2")),
                    layer("c").file(STATUS, dpkg("curl", "1")));
            assertThat(inventory.packages()).extracting(SoftwarePackage::layer).containsExactly(TestLayer.digest("c"));
        }

        @Test
        void hideWhatAnUpperOneRemoves() {
            var base = layer("a").file(LODASH, npm("lodash", "1.0.0")).file(STATUS, dpkg("curl", "1"));
            assertThat(names(of(base, layer("b").removed(LODASH)))).containsExactly("curl");
            assertThat(names(of(base, layer("b").removed("app")))).containsExactly("curl");
            assertThat(names(of(base, layer("b").removed("ap")))).containsExactly("curl", "lodash");
        }

        @Test
        void hideWhatLiesInAFolderThatAnUpperOneMakesOpaque() {
            var base = layer("a").file(LODASH, npm("lodash", "1.0.0"));
            var upper = layer("b").opaque("app").file("app/node_modules/left/package.json", npm("left", "1.0.0"));
            assertThat(names(of(base, upper))).containsExactly("left");
            assertThat(names(of(base, layer("b").opaque("")))).isEmpty();
        }

        @Test
        void bearWhiteoutsOfWhatNeverWas() {
            assertThat(names(of(layer("a").removed("x/y").opaque("z").file(STATUS, dpkg("curl", "1")))))
                    .containsExactly("curl");
        }

        @Test
        void bringBackWhatWasRemoved() {
            var inventory = of(
                    layer("a").file(LODASH, npm("lodash", "1.0.0")),
                    layer("b").removed(LODASH),
                    layer("c").file(LODASH, npm("lodash", "1.0.0")));
            assertThat(inventory.packages()).extracting(SoftwarePackage::layer).containsExactly(TestLayer.digest("c"));
        }

        @Test
        void letAnEmptyDatabaseHideAFullOne() {
            assertThat(names(of(
                            layer("a").file(STATUS, dpkg("curl", "1")),
                            layer("b").file(STATUS, ""))))
                    .isEmpty();
        }

        @Test
        void letAFolderNamedLikeAFileHideNothingInIt() {
            var inventory = of(
                    layer("a").file("srv/app.jar/lib/x.jar", jar("g", "x", "1")),
                    layer("b").directory("srv/app.jar"));
            assertThat(names(inventory)).containsExactly("x");
        }

        @Test
        void loseAFileThatAFolderOfTheSameNameReplaces() {
            var inventory = of(
                    layer("a").file("srv/app.jar", jar("g", "old", "1")),
                    layer("b").directory("srv/app.jar").file("srv/app.jar/lib/x.jar", jar("g", "x", "1")));
            assertThat(names(inventory)).containsExactly("x");
        }

        @Test
        void letAFileHideTheFolderThatItReplaces() {
            var inventory = of(
                    layer("a").file("srv/app.jar/lib/x.jar", jar("g", "x", "1")),
                    layer("b").file("srv/app.jar", new byte[0]));
            assertThat(names(inventory)).isEmpty();
        }

        @Test
        void tellNoMoreProblemsThanAnybodyReads() {
            var damaged = layer("a");
            for (int i = 0; i < 10_001; i++) {
                damaged.file(i + "/node_modules/x/package.json", "{");
            }
            assertThat(of(damaged).problems())
                    .hasSize(10_001)
                    .startsWith(new Problem("", "only the first 10000 of 10001 problems are told"));
        }

        @Test
        void tellTheirOwnProblemsAndThoseOfFilesThatAreSeen() {
            var inventory = of(
                    layer("a")
                            .problem("3 entries were passed over")
                            .file(LODASH, "{")
                            .file("b/node_modules/x/package.json", "["),
                    layer("b").removed("b"));
            assertThat(inventory.problems())
                    .containsExactly(
                            new Problem("", "3 entries were passed over"),
                            new Problem(LODASH, "is damaged JSON at line 1"));
        }
    }

    @Nested
    class Links {

        @Test
        void makeOneFileOfTwoPaths() {
            var inventory = of(
                    layer("a").link("lib", "usr/lib").file(USR_APK, apk("musl", "1-r0")),
                    layer("b").file(APK, apk("musl", "2-r0")));
            assertThat(inventory.packages())
                    .extracting(found -> found.record().version(), SoftwarePackage::paths)
                    .containsExactly(tuple("2-r0", List.of(USR_APK)));
        }

        @Test
        void leadWhiteoutsToWhatTheyHide() {
            var base = layer("a").link("lib", "usr/lib").file(USR_APK, apk("musl", "1-r0"));
            assertThat(names(of(base, layer("b").removed(APK)))).isEmpty();
            assertThat(names(of(base, layer("b").opaque("lib/apk")))).isEmpty();
        }

        @Test
        void hideTheFolderThatTheyReplace() {
            var inventory =
                    of(layer("a").file(APK, apk("musl", "1-r0")), layer("b").link("lib", "usr/lib"));
            assertThat(names(inventory)).isEmpty();
        }

        @Test
        void areGoneWithTheirWhiteout() {
            var inventory = of(
                    layer("a").link("lib", "usr/lib").file(USR_APK, apk("musl", "1-r0")),
                    layer("b").removed("lib").file(APK, apk("busybox", "1-r0")));
            assertThat(names(inventory)).containsExactly("busybox", "musl");
        }

        @Test
        void areFollowedNoMoreOnceTheirFolderIsReal() {
            var inventory = of(
                    layer("a").link("lib", "usr/lib").file(USR_APK, apk("musl", "1-r0")),
                    layer("b").directory("lib").directory("lib/apk").file(APK, apk("busybox", "1-r0")),
                    layer("c").removed("lib/apk"));
            assertThat(names(inventory)).containsExactly("musl");
        }

        @Test
        void mayLoop() {
            var inventory =
                    of(layer("a").link("lib", "usr/lib").link("usr/lib", "lib").file(APK, apk("musl", "1-r0")));
            assertThat(names(inventory)).containsExactly("musl");
        }

        @Test
        void areLeftAloneWhenTheyWereMadeToWearUsOut() {
            // Each file lies behind forty links whose targets have two thousand folders each.
            String far = "d/".repeat(2_000);
            var hostile = layer("a");
            for (int i = 0; i < 40; i++) {
                hostile.link(far + "l" + i, far + "l" + (i + 1));
            }
            for (int i = 0; i < 100; i++) {
                hostile.file(far + "l0/" + i + ".jar", jar("g", "a" + i, "1"));
            }
            var inventory = of(hostile);
            assertThat(inventory.packages()).hasSize(100);
            assertThat(inventory.problems())
                    .containsExactly(new Problem(
                            "", "its symbolic links take too much work to follow, and some were not followed"));
        }

        @Test
        void mayLeadThroughOthers() {
            var inventory = of(layer("a")
                    .link("lib", "x/lib")
                    .link("x", "usr")
                    .file(USR_APK, apk("musl", "1-r0"))
                    .file(APK, apk("musl", "2-r0")));
            assertThat(inventory.packages())
                    .extracting(found -> found.record().version())
                    .containsExactly("2-r0");
        }
    }

    @Nested
    class DistributionOf {

        private final String debian = OsRelease.debian(12, "bookworm").text();
        private final String alpine = OsRelease.alpine("3.19.1").text();

        @Test
        void isTakenFromEtcBeforeUsr() {
            var inventory = of(layer("a").file("usr/lib/os-release", debian).file("etc/os-release", alpine));
            assertThat(stream(inventory)).isEqualTo("Alpine:v3.19");
        }

        @Test
        void followsTheLinkInEtc() {
            var inventory = of(
                    layer("a").file("usr/lib/os-release", alpine).link("etc/os-release", "usr/lib/os-release"),
                    layer("b").file("usr/lib/os-release", debian));
            assertThat(stream(inventory)).isEqualTo("Debian:12");
        }

        @Test
        void isTakenFromUsrWhenEtcHasNone() {
            assertThat(stream(of(layer("a").file("usr/lib/os-release", debian))))
                    .isEqualTo("Debian:12");
        }

        @Test
        void isMissedWhereItsPackagesAreFound() {
            assertThat(of(layer("a").file(STATUS, dpkg("curl", "1"))).problems())
                    .containsExactly(new Problem(
                            STATUS,
                            "no os-release names the distribution of these packages, so no advisories judge them"));
            assertThat(of(layer("a").file(LODASH, npm("lodash", "1.0.0"))).problems())
                    .isEmpty();
        }

        @Test
        void isSaidToBeWithoutAdvisoriesWhenItIs() {
            var inventory = of(layer("a")
                    .file("etc/os-release", "ID=arch\nPRETTY_NAME=Arch\n")
                    .file(STATUS, dpkg("curl", "1")));
            assertThat(inventory.problems())
                    .containsExactly(new Problem(
                            STATUS, "no advisories are known for the distribution of these packages, 'Arch'"));
        }
    }

    @Nested
    class Packages {

        @Test
        void areOneHoweverManyFilesRecordThem() {
            byte[] war = new JarBuilder()
                    .nestedDeflated("WEB-INF/lib/x.jar", jar("g", "x", "1"))
                    .build();
            var inventory = of(
                    layer("a").file("srv/x.jar", jar("g", "x", "1")), layer("b").file("app.war", war));
            assertThat(inventory.packages())
                    .extracting(SoftwarePackage::purl, SoftwarePackage::paths, SoftwarePackage::layer)
                    .containsExactly(tuple(
                            "pkg:maven/g/x@1",
                            List.of("app.war!/WEB-INF/lib/x.jar", "srv/x.jar"),
                            TestLayer.digest("a")));
            assertThat(inventory.packages().get(0).record().inside()).isEmpty();
        }

        @Test
        void areApartWhenTheirSourcesAre() {
            String record = "Package: a\nStatus: install ok installed\nArchitecture: amd64\nVersion: 1\n";
            var inventory = of(layer("a").file(STATUS, record + "Source: x\n\n" + record + "Source: y\n\n"));
            assertThat(inventory.packages()).hasSize(2);
            assertThat(inventory.packages()).extracting(SoftwarePackage::purl).containsOnly("pkg:deb/a@1?arch=amd64");
        }

        @Test
        void areSortedByPurl() {
            var inventory =
                    of(layer("a").file(STATUS, dpkg("zlib", "1", "curl", "1")).file(LODASH, npm("lodash", "1")));
            assertThat(inventory.packages())
                    .extracting(SoftwarePackage::purl)
                    .isSorted()
                    .hasSize(3);
        }

        @Test
        void areTheSameInEveryRun() {
            Stream<Inventory> twice = Stream.generate(() -> of(
                            layer("a")
                                    .file(STATUS, dpkg("zlib", "1", "curl", "1"))
                                    .file(APK, apk("musl", "1")),
                            layer("b").file("x.jar", jar("g", "x", "1"))))
                    .limit(2);
            assertThat(twice.distinct()).hasSize(1);
        }
    }

    private static Inventory of(TestLayer... layersBaseFirst) {
        return InventoryBuilder.of(
                Stream.of(layersBaseFirst).map(TestLayer::build).toList());
    }

    private static TestLayer layer(String name) {
        return TestLayer.named(name);
    }

    private static List<String> names(Inventory inventory) {
        return inventory.packages().stream()
                .map(found -> found.record().name())
                .sorted()
                .toList();
    }

    private static String stream(Inventory inventory) {
        var distribution = inventory.distribution();
        return distribution == null ? "none" : distribution.stream();
    }

    private static String dpkg(String... namesAndVersions) {
        var status = new DpkgStatus();
        for (int i = 0; i < namesAndVersions.length; i += 2) {
            status.installed(namesAndVersions[i], namesAndVersions[i + 1], "amd64");
        }
        return status.text();
    }

    private static String apk(String name, String version) {
        return new ApkInstalled().installed(name, version, "x86_64").text();
    }

    private static String npm(String name, String version) {
        return "{\"name\":\"" + name + "\",\"version\":\"" + version + "\"}";
    }

    private static byte[] jar(String group, String artifact, String version) {
        return new JarBuilder().pomProperties(group, artifact, version).build();
    }
}
