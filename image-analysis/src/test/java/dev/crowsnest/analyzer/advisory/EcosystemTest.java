package dev.crowsnest.analyzer.advisory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class EcosystemTest {

    @ParameterizedTest
    @CsvSource({
        "Debian:12, dpkg",
        "Ubuntu:22.04:LTS, dpkg",
        "Alpine:v3.19, apk",
        "AlmaLinux:9, rpm",
        "npm, npm",
        "PyPI, pep440",
        "Maven, maven",
        "Go, go",
        "crates.io, cargo",
        "RubyGems, gem",
        "NuGet, nuget",
        "Packagist, composer"
    })
    void ordersVersionsByTheSchemeOfItsTool(String stream, String scheme) {
        assertThat(ecosystem(stream).versions().id()).isEqualTo(scheme);
    }

    @Test
    void isNoneThatWeDoNotKnow() {
        assertThat(Ecosystem.of(Stream.ofEcosystem("Plan9:4"))).isEmpty();
        assertThat(Ecosystem.of(Stream.ofEcosystem("nuget"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "PyPI, Foo_Bar.baz, foo-bar-baz",
        "PyPI, foo--bar, foo-bar",
        "NuGet, Newtonsoft.Json, newtonsoft.json",
        "Packagist, Monolog/Monolog, monolog/monolog",
        "Maven, org.Apache:Log4j, org.Apache:Log4j",
        "npm, JSONStream, JSONStream",
        "crates.io, serde_json, serde_json",
        "RubyGems, RedCloth, RedCloth",
        "Go, github.com/Masterminds/semver/v3, github.com/Masterminds/semver/v3",
        "Debian:12, libxml++2.6, libxml++2.6"
    })
    void writesANameInTheOneSpellingOfItsRegistry(String stream, String name, String normalized) {
        assertThat(ecosystem(stream).normalizeName(name)).isEqualTo(normalized);
    }

    private static Ecosystem ecosystem(String stream) {
        return Ecosystem.of(Stream.ofEcosystem(stream)).orElseThrow();
    }
}
