package dev.crowsnest.cli.advisory;

import dev.crowsnest.analyzer.advisory.Advisory;
import dev.crowsnest.analyzer.advisory.AdvisorySet;
import dev.crowsnest.analyzer.advisory.InMemoryAdvisorySet;
import dev.crowsnest.analyzer.advisory.Stream;
import dev.crowsnest.analyzer.advisory.osv.AdvisorySourceException;
import dev.crowsnest.analyzer.advisory.osv.OsvExport;
import dev.crowsnest.analyzer.exploitation.EpssScore;
import dev.crowsnest.analyzer.exploitation.Exploitation;
import dev.crowsnest.analyzer.exploitation.KevEntry;
import dev.crowsnest.cli.Surroundings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AdvisoryShelfTest {

    private static final KevEntry LISTED = new KevEntry(LocalDate.of(2099, 1, 2), null, false);
    private static final Stream DEBIAN = Stream.ofEcosystem("Debian:12");

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path directory;

    private Exports exports;
    private Path archive;

    @BeforeEach
    void write() throws IOException {
        exports = new Exports(directory.resolve("advisories"));
        archive = exports.write(
                "Debian",
                Exports.record("DEBIAN-CVE-2099-1001", "Debian:12", "zlib", ", \"upstream\": [\"CVE-2099-1001\"]"),
                Exports.record("DSA-1", "Debian:12", "expat", ", \"withdrawn\": \"2099-01-01T00:00:00Z\""),
                Exports.record("DSA-2", "Debian:12", "old", ", \"modified\": \"2098-01-01T00:00:00Z\""),
                Exports.record("DSA-2", "Debian:12", "new", ", \"modified\": \"2099-01-01T00:00:00Z\""));
        exports.write("npm", Exports.record("GHSA-1", "npm", "zlib", ", \"aliases\": [\"CVE-2099-1001\"]"));
    }

    @Test
    void answersAsASetInMemoryDoes() {
        List<String> names = List.of("zlib", "expat", "old", "new", "other");
        List<String> ids = List.of("CVE-2099-1001", "GHSA-1", "DSA-1", "DSA-2");
        Function<AdvisorySet, Object> all = set -> List.of(
                names.stream().map(name -> set.about(DEBIAN, name)).toList(),
                ids.stream().map(id -> set.naming(List.of(id))).toList(),
                java.util.stream.Stream.of("Debian:12", "Debian:13", "npm", "PyPI")
                        .map(stream -> set.speaksOf(new Stream(stream)))
                        .toList(),
                set.naming(ids),
                set.edition().advisories());
        var builder = new InMemoryAdvisorySet.Builder();
        var source = new OsvExport(exports.directory().toUri());
        source.forEach(source.ecosystems(), builder::add);

        Object answers = shelf().ask(address(), known -> all.apply(known.advisories()));

        assertThat(answers)
                .isEqualTo(shelf().ask(
                                address(),
                                known -> all.apply(
                                        builder.build(known.advisories().edition()))));
        List<Advisory> joined =
                shelf().ask(address(), known -> known.advisories().naming(List.of("CVE-2099-1001")));
        assertThat(joined).extracting(Advisory::id).containsExactly("DEBIAN-CVE-2099-1001", "GHSA-1");
    }

    @Test
    void knowsOfAttacksWhatLiesBesideTheExports() throws IOException {
        Path kev = Files.createDirectories(exports.directory().resolve("KEV"));
        Files.writeString(kev.resolve("known_exploited_vulnerabilities.json.gz"), """
                {"catalogVersion":"2099.01.01","count":1,"vulnerabilities":[
                 {"cveID":"CVE-2099-1001","dateAdded":"2099-01-02","knownRansomwareCampaignUse":"Unknown"}]}
                """);

        assertThat(exploitation("CVE-2099-1001")).isEqualTo(new Exploitation(LISTED, null));
        assertThat(exploitation("CVE-2099-1002")).isEqualTo(Exploitation.UNKNOWN);
        saidAndForgotten();

        Path epss = Files.createDirectories(exports.directory().resolve("EPSS"));
        Files.writeString(
                epss.resolve("epss_scores-current.csv.gz"),
                "#model_version:v5,score_date:2099-01-02\ncve,epss,percentile\nCVE-2099-1001,0.25,0.5\n");
        assertThat(exploitation("CVE-2099-1001")).isEqualTo(new Exploitation(LISTED, new EpssScore(0.25, 0.5)));
        assertThat(saidAndForgotten()).isEmpty();

        Files.writeString(epss.resolve("epss_scores-current.csv.gz"), "<html>");
        assertThat(exploitation("CVE-2099-1001")).isEqualTo(new Exploitation(LISTED, null));
        assertThat(saidAndForgotten()).contains("epss_scores-current.csv.gz: it does not begin with the date");
    }

    private Exploitation exploitation(String cve) {
        return shelf().ask(
                        address(),
                        known -> known.exploitations().of(List.of(cve)).get(cve));
    }

    @Test
    void indexesOnceForEachStateOfAnArchive() throws IOException {
        assertThat(about("zlib")).containsExactly("DEBIAN-CVE-2099-1001");
        assertThat(saidAndForgotten()).contains("indexing the advisories of " + address());
        assertThat(about("zlib")).containsExactly("DEBIAN-CVE-2099-1001");
        assertThat(saidAndForgotten()).isEmpty();

        exports.write("Debian", Exports.record("DSA-3", "Debian:12", "zlib", ""));

        assertThat(about("zlib")).containsExactly("DSA-3");
        assertThat(saidAndForgotten()).contains("indexing");
    }

    @Test
    void makesADamagedIndexAnew() throws IOException {
        for (UnaryOperator<byte[]> damage : List.<UnaryOperator<byte[]>>of(
                AdvisoryShelfTest::flipped, bytes -> new byte[0], bytes -> new byte[40], AdvisoryShelfTest::halved)) {
            about("zlib");
            saidAndForgotten();
            Path index = index();
            Files.write(index, damage.apply(Files.readAllBytes(index)));

            assertThat(about("zlib")).containsExactly("DEBIAN-CVE-2099-1001");
            assertThat(saidAndForgotten()).contains("indexing");
        }
    }

    @Test
    void neverTrustsARecordThatChangedBehindItsIndex() throws IOException {
        about("zlib");
        FileTime modified = Files.getLastModifiedTime(archive);
        String damaged = Files.readString(archive, StandardCharsets.ISO_8859_1)
                .replace("\"name\": \"zlib\"", "\"name\": \"zlub\"");
        Files.writeString(archive, damaged, StandardCharsets.ISO_8859_1);
        Files.setLastModifiedTime(archive, modified);

        assertThatThrownBy(() -> about("zlib"))
                .isInstanceOf(AdvisorySourceException.class)
                .hasMessageContaining("its record record-0.json is damaged: its checksum is wrong");
    }

    @Test
    void doesWithoutACacheThatCannotBeWritten() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");

        List<Advisory> about =
                shelf(file).ask(address(), known -> known.advisories().about(DEBIAN, "zlib"));

        assertThat(about).hasSize(1);
    }

    @Test
    void tellsOnEachRunOfRecordsThatCannotBeReadOfWhatIsAskedFor() throws IOException {
        exports.write("npm", "no json", Exports.record("GHSA-1", "npm", "zlib", ""));

        about("zlib");
        assertThat(saidAndForgotten()).doesNotContain("could not be read");
        for (int run = 0; run < 2; run++) {
            shelf().ask(address(), known -> {
                known.advisories().about(new Stream("npm"), "zlib");
                return known.advisories().about(new Stream("npm"), "left");
            });
            assertThat(saidAndForgotten())
                    .containsOnlyOnce("an advisory of npm could not be read: record-0.json: it is no JSON");
        }
    }

    private List<String> about(String name) {
        return shelf().ask(
                        address(),
                        known -> known.advisories().about(DEBIAN, name).stream()
                                .map(Advisory::id)
                                .toList());
    }

    private String address() {
        return exports.directory().toUri().toString();
    }

    private AdvisoryShelf shelf() {
        return shelf(directory.resolve("home"));
    }

    private AdvisoryShelf shelf(Path home) {
        var to = new PrintStream(err, true, StandardCharsets.UTF_8);
        return new AdvisoryShelf(
                new Surroundings(new ByteArrayInputStream(new byte[0]), to, to, Map.of("HOME", home.toString())));
    }

    private Path index() throws IOException {
        try (var files = Files.walk(directory.resolve("home"))) {
            return files.filter(file -> file.endsWith(Path.of("Debian", "all.index")))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private String saidAndForgotten() {
        String said = err.toString(StandardCharsets.UTF_8);
        err.reset();
        return said;
    }

    private static byte[] flipped(byte[] bytes) {
        bytes[bytes.length / 2] ^= 1;
        return bytes;
    }

    private static byte[] halved(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length / 2);
    }
}
