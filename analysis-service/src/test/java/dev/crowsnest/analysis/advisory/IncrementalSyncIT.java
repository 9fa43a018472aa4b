package dev.crowsnest.analysis.advisory;

import dev.crowsnest.analysis.feed.FeedBook;
import dev.crowsnest.analysis.feed.FeedState;
import dev.crowsnest.analyzer.advisory.Advisory;
import dev.crowsnest.analyzer.advisory.Stream;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What is fetched and written when an export tells what changed. */
@QuarkusTest
class IncrementalSyncIT {

    @Inject
    AdvisoryDesk desk;

    @Inject
    AdvisoryCatalogue catalogue;

    @Inject
    FeedBook feeds;

    @Inject
    RowCounters rows;

    @Inject
    Jdbi jdbi;

    @TempDir
    Path directory;

    private Exports exports;
    private ServedExports server;

    @BeforeEach
    void serve() {
        exports = new Exports(directory);
        for (int i = 1; i <= 9; i++) {
            put("GHSA-" + i, "2026-01-0" + i + "T00:00:00.123456Z", "left");
        }
        exports.writeWithLists();
        server = new ServedExports(directory);
    }

    @AfterEach
    void returnToStarterSet() {
        server.close();
        desk.returnToStarterSet();
        jdbi.useHandle(handle -> handle.execute("truncate feed"));
    }

    private void put(String id, String modified, String name) {
        exports.put("npm", id, Exports.record("npm", id, name, "2.0.0", "").replace("2026-01-02T03:04:05Z", modified));
    }

    private List<String> ids(String name) {
        return catalogue.consult(List.of()).about(new Stream("npm"), name).stream()
                .map(Advisory::id)
                .toList();
    }

    private FeedState npm() {
        return feeds.find("OSV npm").orElseThrow();
    }

    private void sync() {
        assertThat(desk.sync(server.address())).as(npmFailure()).isTrue();
    }

    private String npmFailure() {
        return feeds.find("OSV npm").map(FeedState::toString).orElse("not looked at");
    }

    @Test
    void fetchesAndWritesNothingWhenNothingIsNew() {
        sync();
        assertThat(server.answers())
                .containsExactly("200 /ecosystems.txt", "200 /npm/modified_id.csv", "200 /npm/all.zip");
        Map<String, List<Long>> before = rows.read();

        sync();

        assertThat(server.answers()).containsExactly("200 /ecosystems.txt", "304 /npm/modified_id.csv");
        assertThat(rows.read()).isEqualTo(before);
        assertThat(npm().records()).isEqualTo(9);
        assertThat(npm().changed()).isZero();
    }

    @Test
    void fetchesAndWritesOneRecordWhenOneChanged() {
        sync();
        Map<String, List<Long>> before = rows.read();
        server.answers();

        put("GHSA-3", "2026-02-01T00:00:00Z", "right");
        exports.writeWithLists();
        sync();

        assertThat(server.answers())
                .containsExactly("200 /ecosystems.txt", "200 /npm/modified_id.csv", "200 /npm/GHSA-3.json");
        assertThat(ids("right")).containsExactly("GHSA-3");
        assertThat(ids("left")).hasSize(8);
        assertThat(npm().changed()).isEqualTo(1);
        assertThat(npm().records()).isEqualTo(9);
        assertThat(npm().edition()).isEqualTo("2026-02-01T00:00:00Z");
        assertThat(written(before, "advisory")).containsExactly(0L, 1L, 0L);
        assertThat(written(before, "advisory_package")).containsExactly(1L, 0L, 1L);
    }

    /** Rows inserted, updated and deleted since. */
    private List<Long> written(Map<String, List<Long>> before, String table) {
        List<Long> now = rows.read().get(table);
        List<Long> then = before.get(table);
        return List.of(now.get(0) - then.get(0), now.get(1) - then.get(1), now.get(2) - then.get(2));
    }

    @Test
    void takesInWhatIsNewAndTakesAwayWhatIsListedNoLonger() {
        sync();
        exports.remove("npm", "GHSA-4");
        put("GHSA-10", "2026-02-01T00:00:00Z", "left");
        put("GHSA-11", "2026-01-09T00:00:00.123456Z", "left");
        exports.put("npm", "GHSA-5", withdrawn("GHSA-5"));
        exports.writeWithLists();

        sync();

        assertThat(ids("left"))
                .containsExactlyInAnyOrder(
                        "GHSA-1", "GHSA-2", "GHSA-3", "GHSA-6", "GHSA-7", "GHSA-8", "GHSA-9", "GHSA-10", "GHSA-11");
        assertThat(npm().records()).isEqualTo(9);
    }

    private static String withdrawn(String id) {
        return Exports.record("npm", id, "left", "2.0.0", "")
                .replace("2026-01-02T03:04:05Z", "2026-02-02T00:00:00Z")
                .replace("\"modified\"", "\"withdrawn\": \"2026-02-02T00:00:00Z\", \"modified\"");
    }

    @Test
    void fetchesWhatIsPublishedLateUnderAnEarlierTimeThanOthers() {
        exports.put("npm", "GHSA-5", withdrawn("GHSA-5"));
        exports.writeWithLists();
        sync();
        put("GHSA-0", "2025-12-01T00:00:00Z", "right");
        put("GHSA-2", "2026-01-03T00:00:00Z", "right");
        exports.writeWithLists();
        server.answers();

        sync();

        assertThat(server.answers())
                .containsExactlyInAnyOrder(
                        "200 /ecosystems.txt",
                        "200 /npm/modified_id.csv",
                        "200 /npm/GHSA-0.json",
                        "200 /npm/GHSA-2.json");
        assertThat(ids("right")).containsExactly("GHSA-0", "GHSA-2");
    }

    @Test
    void fetchesAWithdrawnRecordOnceOnly() {
        sync();
        exports.put("npm", "GHSA-5", withdrawn("GHSA-5"));
        exports.writeWithLists();
        sync();
        put("GHSA-3", "2026-02-03T00:00:00Z", "right");
        exports.writeWithLists();
        server.answers();

        sync();

        assertThat(server.answers())
                .containsExactly("200 /ecosystems.txt", "200 /npm/modified_id.csv", "200 /npm/GHSA-3.json");
        put("GHSA-5", "2026-02-04T00:00:00Z", "right");
        exports.writeWithLists();
        sync();
        assertThat(ids("right")).containsExactly("GHSA-3", "GHSA-5");
    }

    @Test
    void readsTheArchiveWhenMuchIsNewOrARecordIsNotThereYet() throws IOException {
        sync();
        for (int i = 10; i < 40; i++) {
            put("GHSA-" + i, "2026-03-01T00:00:00Z", "left");
        }
        exports.writeWithLists();
        server.answers();

        sync();
        assertThat(server.answers()).last().isEqualTo("200 /npm/all.zip");
        assertThat(ids("left")).hasSize(39);

        put("GHSA-50", "2026-04-01T00:00:00Z", "right");
        exports.writeWithLists();
        Files.delete(directory.resolve("npm/GHSA-50.json"));
        server.answers();
        sync();
        assertThat(server.answers()).endsWith("404 /npm/GHSA-50.json", "200 /npm/all.zip");
        assertThat(ids("right")).containsExactly("GHSA-50");
    }

    @Test
    void takesInAllOthersWhereOneListedRecordIsNowhere() throws IOException {
        sync();
        byte[] archive = Files.readAllBytes(directory.resolve("npm/all.zip"));
        FileTime written = Files.getLastModifiedTime(directory.resolve("npm/all.zip"));
        put("GHSA-50", "2026-04-01T00:00:00Z", "right");
        put("GHSA-51", "2026-04-01T00:00:00Z", "right");
        exports.writeWithLists();
        Files.write(directory.resolve("npm/all.zip"), archive);
        Files.setLastModifiedTime(directory.resolve("npm/all.zip"), written);
        Path missing = directory.resolve("npm/GHSA-50.json");
        byte[] record = Files.readAllBytes(missing);
        Files.delete(missing);

        sync();

        assertThat(ids("right")).containsExactly("GHSA-51");
        assertThat(npm().problems())
                .singleElement()
                .asString()
                .contains("GHSA-50")
                .contains("not there yet");

        Files.write(missing, record);
        sync();
        assertThat(ids("right")).containsExactly("GHSA-50", "GHSA-51");
        assertThat(npm().problems()).isEmpty();
    }

    @Test
    void readsAgainAListThatIsAheadOfTheArchiveItCameWith() throws IOException {
        byte[] archive = Files.readAllBytes(directory.resolve("npm/all.zip"));
        put("GHSA-0", "2025-12-01T00:00:00Z", "right");
        exports.writeWithLists();
        Files.write(directory.resolve("npm/all.zip"), archive);

        sync();
        assertThat(ids("right")).isEmpty();
        sync();

        assertThat(ids("right")).containsExactly("GHSA-0");
    }

    @Test
    void asksOnlyWhetherTheArchiveChangedWhereThereIsNoList() throws IOException {
        Files.delete(directory.resolve("npm/modified_id.csv"));
        sync();
        Map<String, List<Long>> before = rows.read();
        server.answers();

        sync();

        assertThat(server.answers())
                .containsExactly("200 /ecosystems.txt", "404 /npm/modified_id.csv", "304 /npm/all.zip");
        assertThat(rows.read()).isEqualTo(before);
    }

    @Test
    void leavesTheLastGoodStateWhenAListIsCut() throws IOException {
        sync();
        Path list = directory.resolve("npm/modified_id.csv");
        List<String> lines = Files.readAllLines(list);
        Files.write(list, lines.subList(0, 3));

        assertThat(desk.sync(server.address())).isFalse();

        assertThat(npm().failure()).contains("names 3 records where 9 are held");
        assertThat(npm().failures()).isEqualTo(1);
        assertThat(ids("left")).hasSize(9);

        Files.writeString(list, "2026-01-01T00:00:00Z,../../etc/passwd\n");
        assertThat(desk.sync(server.address())).isFalse();
        assertThat(npm().failure()).contains("line 1 of its list of changes names no record");
        assertThat(npm().failures()).isEqualTo(2);

        Files.write(list, lines);
        sync();
        assertThat(npm().failures()).isZero();
    }

    @Test
    void saysOfEveryExportWhenTheirAddressDoesNotAnswer() {
        sync();
        server.close();

        assertThat(desk.sync(server.address())).isFalse();

        assertThat(npm().failure()).contains("ecosystems.txt");
        assertThat(npm().goodAt()).isNotNull();
        assertThat(ids("left")).hasSize(9);
    }

    @Test
    void readsAllAnewFromAnotherAddress() {
        sync();
        try (var other = new ServedExports(directory)) {
            assertThat(desk.sync(other.address())).isTrue();
            assertThat(other.answers()).contains("200 /npm/all.zip");
        }
    }

    /** As after a kill between the two. */
    @Test
    void writesTheStateOfAnExportThatWasTakenInWithoutOne() {
        sync();
        Map<String, List<Long>> before = rows.read();
        jdbi.useHandle(handle -> handle.execute("truncate feed"));

        sync();

        assertThat(npm().records()).isEqualTo(9);
        assertThat(npm().edition()).isEqualTo("2026-01-09T00:00:00.123456Z");
        assertThat(rows.read()).isEqualTo(before);
    }

    @Test
    void remembersWhatCouldNotBeReadUntilItChanges() {
        exports.put("npm", "GHSA-0", "no json");
        exports.writeWithLists();
        sync();
        assertThat(npm().problems()).containsExactly("GHSA-0.json: it is no JSON");

        put("GHSA-1", "2026-02-01T00:00:00Z", "left");
        exports.writeWithLists();
        sync();
        assertThat(npm().skipped()).isEqualTo(1);
        assertThat(npm().problems()).containsExactly("GHSA-0.json: it is no JSON");

        put("GHSA-0", "2026-02-02T00:00:00Z", "left");
        exports.writeWithLists();
        sync();
        assertThat(npm().skipped()).isZero();
        assertThat(npm().problems()).isEmpty();
        assertThat(ids("left")).hasSize(10);
    }
}
