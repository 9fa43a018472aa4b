package dev.crowsnest.integration.dashboard.web;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PackageNameTest {

    @ParameterizedTest
    @CsvSource({
        "pkg:deb/debian/libssl3@3.0.11-1%7Edeb12u2?arch=amd64, libssl3, 3.0.11-1~deb12u2",
        "pkg:npm/%40angular/core@16.2.0, @angular/core, 16.2.0",
        "pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1, org.apache.logging.log4j:log4j-core, 2.14.1",
        "pkg:apk/alpine/libstdc++@12.2.1_git20220924-r10, libstdc++, 12.2.1_git20220924-r10",
        "pkg:pypi/django@3.2, django, 3.2",
        "pkg:npm/lone, pkg:npm/lone, ''",
        "no purl at all, no purl at all, ''",
        "pkg:deb/a%zz@1, a%zz, 1",
    })
    void isWhatPeopleCallThePackage(String purl, String name, String version) {
        assertThat(PackageName.of(purl)).isEqualTo(new PackageName(name, version));
    }
}
