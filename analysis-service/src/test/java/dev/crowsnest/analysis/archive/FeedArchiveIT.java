package dev.crowsnest.analysis.archive;

import dev.crowsnest.analysis.advisory.AdvisoryCatalogue;
import dev.crowsnest.analysis.advisory.AdvisoryDesk;
import dev.crowsnest.analysis.advisory.Exports;
import dev.crowsnest.analysis.feed.Feed;
import dev.crowsnest.analysis.feed.FeedBook;
import dev.crowsnest.analysis.feed.FeedIntake;
import dev.crowsnest.analysis.feed.FeedState;
import dev.crowsnest.analyzer.advisory.Advisory;
import dev.crowsnest.analyzer.advisory.AdvisoryEdition;
import dev.crowsnest.analyzer.advisory.Stream;
import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What an installation exports, another holds after it imported that, or nothing of it. */
@QuarkusTest
class FeedArchiveIT {

    private static final String ROWS = """
            select md5(string_agg(concat_ws('|', export, id, fingerprint::text, linking, md5(content)), ',' order by export, id))
            from advisory
            """;

    @Inject
    FeedArchives archives;

    @Inject
    AdvisoryDesk desk;

    @Inject
    AdvisoryCatalogue catalogue;

    @Inject
    FeedBook feeds;

    @Inject
    FeedIntake intake;

    @All
    @Inject
    List<Feed> published;

    @Inject
    Jdbi jdbi;

    @TempDir
    Path directory;

    @AfterEach
    void returnToStarterSet() {
        desk.returnToStarterSet();
        jdbi.useHandle(handle -> handle.execute("truncate feed, kev, epss"));
    }

    private Exports mirror(String name) throws IOException {
        return new Exports(Files.createDirectories(directory.resolve(name)));
    }

    private byte[] export() throws IOException {
        try (ArchiveFile file = archives.export()) {
            return Files.readAllBytes(file.path());
        }
    }

    private void take(byte[] archive) {
        try (IncomingArchive incoming = archives.receive()) {
            incoming.add(archive);
            incoming.takeIn();
        }
    }

    private String rows() {
        return jdbi.withHandle(
                handle -> handle.createQuery(ROWS).mapTo(String.class).one());
    }

    private List<String> ids(String name) {
        return catalogue.consult(List.of()).about(new Stream("npm"), name).stream()
                .map(Advisory::id)
                .toList();
    }

    /** As one that never synced. */
    private void forgetAll() {
        desk.returnToStarterSet();
        jdbi.useHandle(handle -> handle.execute("truncate feed, kev, epss"));
    }

    @Test
    void bringsAnotherInstallationToTheSameStateAndSaysWhereItIsFrom() throws IOException {
        desk.sync(mirror("a")
                .npm("GHSA-1", "left", "2.0.0", Exports.CRITICAL, "CVE-2024-0001")
                .put("Debian", "DSA-1", Exports.record("Debian:12", "DSA-1", "zlib", "1.0", ""))
                .write());
        jdbi.useHandle(handle -> {
            handle.execute("insert into kev values ('CVE-2024-0001', '2024-02-01', null, true)");
            handle.execute("insert into epss values ('CVE-2024-0001', 1.0E-5, 0.75)");
            handle.execute("""
                    insert into feed select 'EPSS', address, null::text, '2026-01-02', 1, 1, 0, '{}'::text[], 1, 1, now(), now(), 0, null::text
                    from feed where name = 'OSV npm'
                    union all select 'KEV', address, null::text, '2026.1', 1, 1, 0, '{}'::text[], 1, 1, now(), now(), 0, null::text
                    from feed where name = 'OSV npm'
                    """);
        });
        String rows = rows();
        AdvisoryEdition edition = catalogue.edition();
        FeedState npm = feeds.find("OSV npm").orElseThrow();
        byte[] archive = export();
        forgetAll();

        take(archive);

        assertThat(rows()).isEqualTo(rows);
        assertThat(catalogue.edition()).isEqualTo(edition);
        assertThat(feeds.all()).extracting(FeedState::name).containsExactly("EPSS", "KEV", "OSV Debian", "OSV npm");
        FeedState imported = feeds.find("OSV npm").orElseThrow();
        assertThat(imported.address()).startsWith(npm.address() + " (archive of 20");
        assertThat(imported.edition()).isEqualTo(npm.edition());
        assertThat(imported.goodAt()).isEqualTo(npm.goodAt());
        double probability = jdbi.withHandle(handle -> handle.createQuery("select probability from epss")
                .mapTo(Double.class)
                .one());
        assertThat(probability).isEqualTo(1.0E-5);
        assertThat(feeds.find("KEV").orElseThrow().edition()).isEqualTo("2026.1");

        take(archive);
        assertThat(feeds.all()).extracting(FeedState::changed).containsOnly(0L);
    }

    @Test
    void takesAwayWhatWasWithdrawnWhereTheArchiveWasMade() throws IOException {
        Exports exports = mirror("a").npm("GHSA-1", "left", "2.0.0", "").npm("GHSA-2", "left", "2.0.0", "");
        desk.sync(exports.write());
        byte[] before = export();
        exports.put(
                "npm",
                "GHSA-1",
                Exports.record("npm", "GHSA-1", "left", "2.0.0", "")
                        .replace("\"aliases\"", "\"withdrawn\": \"2026-01-03T00:00:00Z\", \"aliases\""));
        desk.sync(exports.write());
        byte[] after = export();
        forgetAll();
        take(before);
        assertThat(ids("left")).containsExactly("GHSA-1", "GHSA-2");

        take(after);
        assertThat(ids("left")).containsExactly("GHSA-2");

        assertThatThrownBy(() -> take(before))
                .isInstanceOf(ArchiveRefusal.class)
                .hasMessageContaining("would come back; export a newer one");
        assertThat(ids("left")).containsExactly("GHSA-2");
    }

    @Test
    void refusesWhatIsCutOffDamagedOrForeignAndKeepsWhatIsHeld() throws IOException {
        desk.sync(mirror("a").npm("GHSA-1", "left", "2.0.0", "").write());
        byte[] archive = export();
        desk.sync(mirror("b").npm("GHSA-9", "right", "2.0.0", "").write());
        String rows = rows();

        for (int length = 1; length < archive.length; length += archive.length / 20) {
            assertRefused(Arrays.copyOf(archive, length), "cut off");
        }
        assertRefused("no zip".getBytes(StandardCharsets.UTF_8), "no archive of advisories");
        assertRefused(new byte[0], "no archive of advisories");
        assertRefused(Files.readAllBytes(directory.resolve("a/npm/all.zip")), "none that an installation exported");
        assertRefused(changed(archive, "npm/all.zip", bytes -> new byte[bytes.length]), "npm/all.zip in it is damaged");
        assertRefused(changed(archive, "npm/all.zip", bytes -> null), "other files than its manifest");
        assertRefused(manifest(archive, "\"format\" : 1", "\"format\" : 2"), "its format is 2");
        assertRefused(changed(archive, ArchiveManifest.PLACE, bytes -> new byte[] {'{'}), "its manifest is damaged");
        assertRefused(manifest(archive, "\"records\" : 1", "\"records\" : 2"), "export it anew");
        assertRefused(manifest(archive, "npm/all.zip", "../all.zip"), "other files than its manifest");
        assertRefused(manifest(archive, "\"synced\" : \"20", "\"synced\" : \"21"), "which is to come");

        assertThat(rows()).isEqualTo(rows);
        assertThat(ids("right")).containsExactly("GHSA-9");
    }

    private void assertRefused(byte[] archive, String reason) {
        assertThatThrownBy(() -> take(archive))
                .isInstanceOf(ArchiveRefusal.class)
                .hasMessageContaining(reason)
                .hasMessageStartingWith("could not import the archive: ");
    }

    private interface Change {
        byte[] of(byte[] content) throws IOException;
    }

    private byte[] manifest(byte[] archive, String old, String other) throws IOException {
        return changed(
                archive,
                ArchiveManifest.PLACE,
                bytes -> new String(bytes, StandardCharsets.UTF_8)
                        .replaceAll("\"synced\" : \"[^\"]+\"", "\"synced\" : \"" + Instant.now() + "\"")
                        .replace(old, other)
                        .getBytes(StandardCharsets.UTF_8));
    }

    private byte[] changed(byte[] archive, String place, Change change) throws IOException {
        Path from = Files.write(directory.resolve("from.zip"), archive);
        Path to = directory.resolve("to.zip");
        try (var zip = new ZipFile(from.toFile());
                var out = new ZipOutputStream(Files.newOutputStream(to))) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                byte[] content = zip.getInputStream(entry).readAllBytes();
                byte[] written = entry.getName().equals(place) ? change.of(content) : content;
                if (written != null) {
                    out.putNextEntry(new ZipEntry(entry.getName()));
                    out.write(written);
                    out.closeEntry();
                }
            }
        }
        return Files.readAllBytes(to);
    }

    /** An installation without a network may still be told an address, which does not answer. */
    @Test
    void keepsSayingWhereAllIsFromWhileNoAddressAnswers() throws IOException {
        desk.sync(mirror("a").npm("GHSA-1", "left", "2.0.0", "").write());
        jdbi.useHandle(handle -> handle.execute("""
                insert into feed select 'KEV', address, null::text, '2026.1', 0, 0, 0, '{}'::text[], 1, 1, now(), now(), 0, null::text
                from feed where name = 'OSV npm'
                """));
        byte[] archive = export();
        forgetAll();
        take(archive);
        FeedState kev = feeds.find("KEV").orElseThrow();
        FeedState npm = feeds.find("OSV npm").orElseThrow();
        AdvisoryEdition edition = catalogue.edition();

        Feed asked = published.stream()
                .filter(feed -> feed.name().equals("KEV"))
                .findFirst()
                .orElseThrow();
        intake.run(asked, directory.resolve("nowhere").toUri());
        assertThat(desk.sync(directory.resolve("nowhere").toUri())).isFalse();

        FeedState looked = feeds.find("KEV").orElseThrow();
        assertThat(looked.address()).isEqualTo(kev.address());
        assertThat(looked.edition()).isEqualTo("2026.1");
        assertThat(looked.goodAt()).isEqualTo(kev.goodAt());
        assertThat(feeds.find("OSV npm")).contains(npm);
        assertThat(catalogue.edition()).isEqualTo(edition);
        assertThat(feeds.all().stream().filter(state -> state.failures() > 0).map(FeedState::name))
                .containsExactly("OSV exports");
    }

    @Test
    void exportsNoStarterSet() {
        assertThatThrownBy(archives::export)
                .isInstanceOf(ArchiveRefusal.class)
                .hasMessageContaining("only the starter set is held");
    }
}
