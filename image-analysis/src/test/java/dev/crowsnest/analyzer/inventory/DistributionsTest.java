package dev.crowsnest.analyzer.inventory;

import dev.crowsnest.analyzer.catalog.OsRelease;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class DistributionsTest {

    @ParameterizedTest
    @CsvSource({
        "debian, 12, Debian:12",
        "debian, 9.13, Debian:9",
        "debian, '', ''",
        "debian, trixie/sid, ''",
        "ubuntu, 22.04, Ubuntu:22.04",
        "ubuntu, 23.10, Ubuntu:23.10",
        "ubuntu, 22, ''",
        "alpine, 3.20.1, Alpine:v3.20",
        "alpine, 3.3, Alpine:v3.3",
        "alpine, 3.21.0_rc1, Alpine:v3.21",
        "alpine, 3.21_alpha20240807, Alpine:edge",
        "almalinux, 9.4, AlmaLinux:9",
        "rocky, 9.3, Rocky Linux:9",
        "wolfi, 20230201, Wolfi",
        "arch, '', ''",
        "raspbian, 12, ''",
        "linux, '', ''",
    })
    void namesTheReleaseAsAdvisoriesDo(String id, String version, String stream) {
        var distribution = Distributions.of(new OsRelease(id, version, List.of("debian"), "Pretty"));
        assertThat(distribution).isEqualTo(new Distribution(id, version, stream, "Pretty"));
    }
}
