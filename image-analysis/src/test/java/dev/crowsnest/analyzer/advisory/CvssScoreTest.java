package dev.crowsnest.analyzer.advisory;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Scores and severities of CVSS are those that a second library comes to. */
class CvssScoreTest {

    private static SeverityClaim claim(String vector) {
        String type = vector.startsWith("CVSS:4") ? "CVSS_V4" : vector.startsWith("CVSS:3") ? "CVSS_V3" : "CVSS_V2";
        return new SeverityClaim(type, vector);
    }

    private static List<String> differences(List<String> vectors) {
        return vectors.stream()
                .map(CvssScoreTest::claim)
                .flatMap(claim -> CvssReference.difference(claim).stream())
                .toList();
    }

    @Test
    void agreeOverVectorsOfPublishedAdvisories() {
        List<String> published = published();

        assertThat(published).hasSizeGreaterThan(300);
        assertThat(published).anyMatch(vector -> vector.startsWith("CVSS:3.0/"));
        assertThat(published).anyMatch(vector -> vector.startsWith("CVSS:3.1/"));
        assertThat(published).anyMatch(vector -> vector.startsWith("CVSS:4.0/"));
        assertThat(differences(published)).isEmpty();
    }

    @Test
    void agreeOverEveryVectorOfVersion2() {
        List<String> vectors = everyVector(
                "AV:L/AV:A/AV:N", "AC:H/AC:M/AC:L", "Au:M/Au:S/Au:N", "C:N/C:P/C:C", "I:N/I:P/I:C", "A:N/A:P/A:C");

        assertThat(vectors).hasSize(729);
        assertThat(differences(vectors)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"CVSS:3.0/", "CVSS:3.1/"})
    void agreeOverEveryVectorOfVersion3(String version) {
        List<String> vectors = everyVector(
                        "AV:N/AV:A/AV:L/AV:P",
                        "AC:L/AC:H",
                        "PR:N/PR:L/PR:H",
                        "UI:N/UI:R",
                        "S:U/S:C",
                        "C:N/C:L/C:H",
                        "I:N/I:L/I:H",
                        "A:N/A:L/A:H")
                .stream()
                .map(version::concat)
                .toList();

        assertThat(vectors).hasSize(2_592);
        assertThat(differences(vectors)).isEmpty();
    }

    /** The library that we use scores threat and environment together with the base, as CVSS-BTE; we ask it for the base. */
    @ParameterizedTest
    @CsvSource({
        "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:L/VA:N/SC:N/SI:N/SA:N,     6.9",
        "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:L/VA:N/SC:N/SI:N/SA:N/E:P, 6.9",
        "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:L/VA:N/SC:N/SI:N/SA:N/E:U/MAV:P/CR:L, 6.9",
        "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/E:U/RL:O/RC:U,          9.8",
        "AV:N/AC:L/Au:N/C:C/I:C/A:C/E:U/RL:OF/RC:UC,                          10.0"
    })
    void leaveOutWhatIsNotOfTheBase(String vector, double score) {
        assertThat(CvssScore.of(vector)).contains(score);
        assertThat(CvssReference.score(vector)).contains(score);
    }

    @ParameterizedTest
    @CsvSource({"CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:U/A:U", "CVSS:4.0/AV:N", "CVSS:4.0", "CVSS:3.1/AV:N/AC:L"})
    void areNoneOfABrokenVector(String vector) {
        assertThat(CvssScore.of(vector)).isEqualTo(Optional.empty());
    }

    private static List<String> everyVector(String... metrics) {
        List<String> vectors = List.of("");
        for (String metric : metrics) {
            List<String> longer = new ArrayList<>();
            for (String vector : vectors) {
                for (String value : metric.split("/")) {
                    longer.add(vector.isEmpty() ? value : vector + "/" + value);
                }
            }
            vectors = longer;
        }
        return vectors;
    }

    private static List<String> published() {
        try (InputStream table = Objects.requireNonNull(CvssScoreTest.class.getResourceAsStream("cvss-vectors.txt"));
                var lines = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            return lines.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
