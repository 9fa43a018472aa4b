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
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

@QuarkusTest
class AdvisorySyncIT {

    @Inject
    AdvisoryDesk desk;

    @Inject
    AdvisoryCatalogue catalogue;

    @Inject
    AdvisoryArchive archive;

    @Inject
    AdvisorySync sync;

    @Inject
    FeedBook feeds;

    @Inject
    Jdbi jdbi;

    @TempDir
    Path directory;

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

    /** Versions of all rows: a row that is written again has another one. */
    private List<String> rows() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select xmin || ' ' || export || ' ' || id from advisory order by export, id")
                .mapTo(String.class)
                .list());
    }

    @Test
    void storesWhatAnAddressHoldsAndNamesItWithoutThePassword() {
        var exports = new Exports(directory).npm("GHSA-1", "left", "2.0.0", "").npm("GHSA-2", "left", "3.0.0", "");

        assertThat(desk.sync(exports.write())).isTrue();

        assertThat(ids("left")).containsExactly("GHSA-1", "GHSA-2");
        assertThat(ids("right")).isEmpty();
        assertThat(catalogue.edition().name()).isEqualTo(exports.address().toString());
        assertThat(catalogue.edition().advisories()).isEqualTo(2);
        assertThat(catalogue.edition().synced()).isNotNull();
    }

    @Test
    void givesUpTheStarterSetForTheFirstSync() {
        desk.returnToStarterSet();
        assertThat(catalogue.edition().describe()).startsWith("starter set, ").endsWith("last sync: never");
        assertThat(archive.exports()).extracting("name").contains("Debian");

        desk.sync(new Exports(directory).npm("GHSA-1", "left", "2.0.0", "").write());

        assertThat(archive.exports()).extracting("name").containsExactly("npm");
        assertThat(catalogue.edition().describe()).doesNotContain("starter set");
    }

    @Test
    void saysOfEachExportHowItStands() {
        var exports = new Exports(directory)
                .npm("GHSA-1", "left", "2.0.0", "")
                .put("npm", "GHSA-2", "no json")
                .put("PyPI", "PYSEC-1", Exports.record("PyPI", "PYSEC-1", "up", "2", ""));
        desk.sync(exports.write());

        assertThat(feeds.all()).extracting(FeedState::name).containsExactly("OSV PyPI", "OSV npm");
        FeedState npm = feeds.find("OSV npm").orElseThrow();
        assertThat(npm.records()).isEqualTo(1);
        assertThat(npm.changed()).isPositive();
        assertThat(npm.skipped()).isEqualTo(1);
        assertThat(npm.problems()).singleElement().asString().startsWith("GHSA-2.json: ");
        assertThat(npm.bytes())
                .isEqualTo(directory.resolve("npm/all.zip").toFile().length());
        assertThat(npm.edition()).as("when its newest record changed").isEqualTo("2026-01-02T03:04:05Z");

        exports.cut("npm");
        exports.remove("PyPI", "PYSEC-1");
        desk.sync(exports.address());
        FeedState failed = feeds.find("OSV npm").orElseThrow();
        assertThat(failed.failures()).isEqualTo(1);
        assertThat(failed.failure()).contains("npm");
        assertThat(failed.goodAt()).isEqualTo(npm.goodAt());
        assertThat(feeds.find("OSV PyPI").orElseThrow().changed())
                .as("the same again")
                .isZero();
    }

    @Test
    void writesNothingWhenNothingIsNew() {
        var exports = new Exports(directory).npm("GHSA-1", "left", "2.0.0", "").npm("GHSA-2", "left", "3.0.0", "");
        desk.sync(exports.write());
        List<String> before = rows();

        desk.sync(exports.write());

        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void writesOnlyWhatChanged() {
        var exports = new Exports(directory).npm("GHSA-1", "left", "2.0.0", "").npm("GHSA-2", "left", "3.0.0", "");
        desk.sync(exports.write());
        List<String> before = rows();

        desk.sync(exports.npm("GHSA-2", "right", "3.0.0", "")
                .npm("GHSA-3", "left", "1.0.0", "")
                .write());

        assertThat(rows()).hasSize(3).contains(before.get(0)).doesNotContain(before.get(1));
        assertThat(ids("left")).containsExactly("GHSA-1", "GHSA-3");
        assertThat(ids("right")).containsExactly("GHSA-2");
    }

    @Test
    void forgetsWhatWasTakenAway() {
        var exports = new Exports(directory).npm("GHSA-1", "left", "2.0.0", "").npm("GHSA-2", "left", "3.0.0", "");
        desk.sync(exports.write());

        desk.sync(exports.remove("npm", "GHSA-1").write());

        assertThat(ids("left")).containsExactly("GHSA-2");
        assertThat(catalogue.consult(List.of()).naming(List.of("GHSA-1"))).isEmpty();
    }

    @Test
    void keepsAnExportThatItsAddressDoesNotOfferAnyMoreAndSaysSo() throws IOException {
        var exports = new Exports(directory).npm("GHSA-1", "left", "2.0.0", "").bystander("PyPI", "PyPI");
        desk.sync(exports.write());
        List<String> before = rows();
        Files.delete(directory.resolve("npm/all.zip"));
        Files.delete(directory.resolve("npm"));

        assertThat(desk.sync(exports.address())).isFalse();

        assertThat(rows()).isEqualTo(before);
        FeedState npm = feeds.find("OSV npm").orElseThrow();
        assertThat(npm.failure()).contains("does not offer it any more").contains("what is held stays as it is");
        assertThat(npm.goodAt()).isNotNull();
        assertThat(catalogue.edition().name()).endsWith("(not up to date: npm)");
        assertThat(desk.sync(exports.write())).isTrue();
        assertThat(feeds.find("OSV npm").orElseThrow().failures()).isZero();
    }

    @Test
    void letsGoOfWhatIsNotAmongTheEcosystemsThatAreAskedFor() {
        var exports = new Exports(directory).npm("GHSA-1", "left", "2.0.0", "").bystander("PyPI", "PyPI");
        desk.sync(exports.write());

        assertThat(desk.sync(exports.address(), List.of("PyPI"))).isTrue();

        assertThat(ids("left")).isEmpty();
        assertThat(feeds.find("OSV npm")).isEmpty();
    }

    @Test
    void saysHowAnExportStandsThatIsHeldWhenAnotherAddressCannotBeRead(@TempDir Path mirror) throws IOException {
        var exports = new Exports(directory).npm("GHSA-1", "left", "2.0.0", "");
        desk.sync(exports.write());
        Files.createDirectories(mirror.resolve("npm"));
        Files.writeString(mirror.resolve("npm/all.zip"), "no archive");

        assertThat(desk.sync(mirror.toUri())).isFalse();

        FeedState npm = feeds.find("OSV npm").orElseThrow();
        assertThat(npm.address()).isEqualTo(exports.address().toString());
        assertThat(npm.goodAt()).isNotNull();
        assertThat(npm.records()).isEqualTo(1);
        assertThat(npm.failure()).contains(mirror.toString());
        assertThat(catalogue.edition().name()).startsWith(exports.address().toString());
    }

    @Test
    void forgetsWhatWasWithdrawn() {
        var exports = new Exports(directory).npm("GHSA-1", "left", "2.0.0", "").npm("GHSA-2", "left", "3.0.0", "");
        desk.sync(exports.write());

        desk.sync(exports.put("npm", "GHSA-1", withdrawn("GHSA-1"))
                .put("npm", "GHSA-3", withdrawn("GHSA-3"))
                .write());

        assertThat(ids("left")).containsExactly("GHSA-2");
    }

    private static String withdrawn(String id) {
        return Exports.record("npm", id, "left", "2.0.0", "")
                .replace("\"modified\"", "\"withdrawn\": \"2026-01-03T00:00:00Z\", \"modified\"");
    }

    /** Else it would mix what comes in with what the replica takes in that has the turn now. */
    @Test
    void stopsWhenItLosesItsTurnWithItsConnection() {
        var exports = new Exports(directory).npm("GHSA-1", "left", "2.0.0", "");
        desk.sync(exports.write());
        exports.npm("GHSA-2", "left", "3.0.0", "").write();
        var refused = new AtomicReference<Throwable>();

        assertThatThrownBy(() -> archive.alone(() -> {
                    killHolderOfTheTurn();
                    refused.set(catchThrowable(() -> sync.sync(exports.address(), List.of())));
                }))
                .isInstanceOf(RuntimeException.class);

        assertThat(refused.get()).hasMessageContaining("the turn was lost with its connection");
        assertThat(ids("left")).containsExactly("GHSA-1");
        assertThat(desk.sync(exports.address())).isTrue();
        assertThat(ids("left")).containsExactly("GHSA-1", "GHSA-2");
    }

    private void killHolderOfTheTurn() {
        jdbi.useHandle(handle -> handle.createQuery("""
                        select pg_terminate_backend(pid) from pg_locks
                        where locktype = 'advisory' and objid::bigint = 202374883 and granted
                        """).mapTo(Boolean.class).one());
        Awaitility.await("the end of the turn")
                .until(() -> jdbi.withHandle(handle -> handle.createQuery(
                                        "select count(*) from pg_locks where objid::bigint = 202374883")
                                .mapTo(Integer.class)
                                .one())
                        == 0);
    }

    @Test
    void keepsTheLastGoodCopyOfAnExportThatEndsEarly() {
        var exports = new Exports(directory)
                .npm("GHSA-1", "left", "2.0.0", "")
                .put("PyPI", "PYSEC-1", Exports.record("PyPI", "PYSEC-1", "up", "2", ""));
        desk.sync(exports.write());
        exports.npm("GHSA-2", "left", "3.0.0", "")
                .put("PyPI", "PYSEC-2", Exports.record("PyPI", "PYSEC-2", "up", "2", ""))
                .write();
        exports.cut("npm");

        assertThat(desk.sync(exports.address())).isFalse();

        assertThat(ids("left")).containsExactly("GHSA-1");
        assertThat(catalogue.consult(List.of()).about(new Stream("PyPI"), "up")).hasSize(2);
        assertThat(catalogue.edition().describe()).contains("(not up to date: npm)");

        exports.write();
        assertThat(desk.sync(exports.address())).isTrue();
        assertThat(catalogue.edition().describe()).doesNotContain("not up to date");
    }

    @Test
    void keepsTheLastGoodStateWhenItsTransactionIsKilled() {
        var exports = new Exports(directory).npm("GHSA-1", "left", "2.0.0", "");
        desk.sync(exports.write());
        exports.npm("GHSA-2", "left", "3.0.0", "").remove("npm", "GHSA-1").write();
        AdvisoryChangeListener killer = concerned ->
                jdbi.withHandle(handle -> handle.createQuery("select pg_terminate_backend(pg_backend_pid())")
                        .mapTo(Boolean.class)
                        .one());

        assertThatThrownBy(() -> desk.sync(exports.address(), killer)).isInstanceOf(RuntimeException.class);

        assertThat(ids("left")).containsExactly("GHSA-1");
        assertThat(desk.sync(exports.address())).isTrue();
        assertThat(ids("left")).containsExactly("GHSA-2");
    }

    @Test
    void letsOnlyOneReplicaSync() {
        boolean[] ranInside = {true};

        archive.alone(() -> {
            var other = new Thread(() -> ranInside[0] = archive.alone(() -> {}));
            other.start();
            try {
                other.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });

        assertThat(ranInside[0]).isFalse();
    }
}
