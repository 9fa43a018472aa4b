package dev.crowsnest.analysis.advisory;

import dev.crowsnest.analysis.feed.FeedBook;
import dev.crowsnest.analysis.feed.FeedState;
import dev.crowsnest.analyzer.advisory.Advisory;
import dev.crowsnest.analyzer.advisory.Stream;
import dev.crowsnest.analyzer.advisory.osv.ExportLimits;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What is wrong with an export costs that alone, and is told. */
@QuarkusTest
class BadExportIT {

    private static final String GOOD = "GHSA-good";

    @Inject
    AdvisoryDesk desk;

    @Inject
    AdvisoryCatalogue catalogue;

    @Inject
    FeedBook feeds;

    @Inject
    Jdbi jdbi;

    @TempDir
    Path directory;

    private Exports exports;

    @BeforeEach
    void writeOneThatIsGood() {
        exports = new Exports(directory).npm(GOOD, "left", "2.0.0", "");
    }

    @AfterEach
    void returnToStarterSet() {
        desk.returnToStarterSet();
        jdbi.useHandle(handle -> handle.execute("truncate feed"));
    }

    private List<String> ids(String name) {
        return catalogue.consult(List.of()).about(new Stream("npm"), name).stream()
                .map(Advisory::id)
                .toList();
    }

    private FeedState npm() {
        return feeds.find("OSV npm").orElseThrow();
    }

    private void expectProblem(String problem) {
        assertThat(desk.sync(exports.write())).isTrue();
        assertThat(ids("left")).as("the rest").containsExactly(GOOD);
        assertThat(npm().skipped()).isEqualTo(1);
        assertThat(npm().problems()).containsExactly(problem);
        assertThat(npm().failure()).isNull();
    }

    private static String ranged(String events) {
        return """
               {"id": "GHSA-bad", "modified": "2026-01-02T03:04:05Z", "affected": [
                 {"package": {"ecosystem": "npm", "name": "bad"},
                  "ranges": [{"type": "SEMVER", "events": [%s]}]},
                 {"package": {"ecosystem": "npm", "name": "fine"},
                  "ranges": [{"type": "SEMVER", "events": [{"introduced": "0"}, {"fixed": "3.0.0"}]}]}]}
               """.formatted(events);
    }

    @Test
    void passesOverARecordThatIsNoJson() {
        exports.put("npm", "GHSA-bad", "{\"id\": \"GHSA-bad\", ");
        expectProblem("GHSA-bad.json: it is no JSON");
    }

    @Test
    void passesOverARecordWithoutAnId() {
        exports.put("npm", "GHSA-bad", "{\"modified\": \"2026-01-02T03:04:05Z\"}");
        expectProblem("GHSA-bad.json: it has no id of at most 200 characters");
    }

    @Test
    void passesOverARecordWhoseRangeEndsBeforeItBegins() {
        exports.put("npm", "GHSA-bad", ranged("{\"introduced\": \"2.0.0\"}, {\"fixed\": \"1.0.0\"}"));
        expectProblem("GHSA-bad.json: a range ends at '1.0.0', before it begins at '2.0.0'");
        assertThat(ids("fine")).isEmpty();
    }

    @Test
    void tellsAVersionThatItsSchemeCannotReadAndUsesTheOtherRanges() {
        exports.put("npm", "GHSA-bad", ranged("{\"introduced\": \"0\"}, {\"fixed\": \"not/a/version\"}"));

        assertThat(desk.sync(exports.write())).isTrue();

        assertThat(npm().skipped()).isEqualTo(1);
        assertThat(npm().problems())
                .singleElement()
                .asString()
                .startsWith("GHSA-bad.json: version 'not/a/version' is none of npm: ");
        assertThat(npm().records()).isEqualTo(2);
        assertThat(ids("fine")).containsExactly("GHSA-bad");
        assertThat(ids("bad")).as("it makes undecided, not safe").containsExactly("GHSA-bad");
    }

    @Test
    void tellsAnEcosystemThatItDoesNotKnow() {
        exports.put("npm", "GHSA-bad", Exports.record("Fortran", "GHSA-bad", "up", "1.0.0", ""));
        expectProblem("GHSA-bad.json: its ecosystem 'Fortran' is not known");
    }

    @Test
    void passesOverAnEntryThatInflatesBeyondTheLimit() {
        exports.put("npm", "GHSA-bad", " ".repeat(17 << 20));
        expectProblem("GHSA-bad.json: it is larger than 16777216 bytes");
        assertThat(npm().bytes()).as("of the archive").isLessThan(1 << 20);
    }

    @Test
    void leavesAnExportOfTooManyEntriesAsItWasAndLoadsTheOthers() {
        desk.sync(exports.write());
        for (int i = 0; i < 20; i++) {
            exports.npm("GHSA-" + i, "left", "2.0.0", "");
        }
        exports.put("PyPI", "PYSEC-1", Exports.record("PyPI", "PYSEC-1", "up", "2", ""))
                .write();

        assertThat(desk.sync(exports.address(), new ExportLimits(1 << 20, 1 << 20, 10, Duration.ofSeconds(5))))
                .isFalse();

        assertThat(ids("left")).containsExactly(GOOD);
        assertThat(npm().failure()).endsWith("it holds more than 10 records");
        assertThat(catalogue.consult(List.of()).about(new Stream("PyPI"), "up")).hasSize(1);
    }

    @Test
    void leavesAnExportThatInflatesBeyondAllBoundsAsItWas() {
        desk.sync(exports.write());
        exports.put("npm", "GHSA-bomb", " ".repeat(3 << 20)).write();

        assertThat(desk.sync(exports.address(), new ExportLimits(1 << 20, 2 << 20, 10, Duration.ofSeconds(5))))
                .isFalse();

        assertThat(ids("left")).containsExactly(GOOD);
        assertThat(npm().failure()).endsWith("it holds more than 2097152 bytes");
    }

    @Test
    void keepsWhatIsHeldWhenAnArchiveHasLostMostOfIt() {
        for (int i = 0; i < 3; i++) {
            exports.npm("GHSA-" + i, "left", "2.0.0", "");
        }
        desk.sync(exports.write());

        var one = new Exports(directory).npm(GOOD, "left", "2.0.0", "");
        assertThat(desk.sync(one.write())).isFalse();

        assertThat(ids("left")).hasSize(4);
        assertThat(npm().failure())
                .endsWith(
                        "its archive has 1 records where 4 are held, as if it had been cut; what is held stays as it is");
        assertThat(desk.sync(exports.write())).isTrue();
        assertThat(npm().failure()).isNull();
    }

    @Test
    void keepsWhatIsHeldWhenNoRecordOfAnArchiveCanBeRead() {
        desk.sync(exports.write());

        assertThat(desk.sync(exports.put("npm", GOOD, "{\"id\": ").write())).isFalse();

        assertThat(ids("left")).containsExactly(GOOD);
        assertThat(npm().failure()).contains("its archive has 0 records where 1 are held");
    }

    @Test
    void tellsTwentyOfManyProblemsAndEachInOneLine() {
        String name = "G" + "x".repeat(200);
        for (int i = 0; i < 50; i++) {
            exports.put("npm", name + i, ranged("{\"introduced\": \"" + "9".repeat(500) + "\"}, {\"fixed\": \"1\"}"));
        }

        assertThat(desk.sync(exports.write())).isTrue();

        assertThat(npm().skipped()).isEqualTo(50);
        assertThat(npm().problems()).hasSize(20).allMatch(problem -> problem.length() <= 301);
    }
}
