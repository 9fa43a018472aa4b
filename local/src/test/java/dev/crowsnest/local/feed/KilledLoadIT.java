package dev.crowsnest.local.feed;

import dev.crowsnest.local.LauncherProcess;
import dev.crowsnest.local.chaos.Surroundings;
import dev.crowsnest.testsupport.image.DpkgStatus;
import dev.crowsnest.testsupport.image.ImageBuilder;
import dev.crowsnest.testsupport.image.LayerBuilder;
import dev.crowsnest.testsupport.image.OsRelease;
import dev.crowsnest.testsupport.image.RegistryPush;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The real analysis-service, killed in the middle of a large load and in the middle of a change of all of it. */
class KilledLoadIT {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration GLANCE = Duration.ofMillis(20);

    private static final String SERVICE = "analysis-service";
    private static final int EXPORTS = LargeMirror.EXPORTS.size();
    private static final int PACKAGES = 200;

    private static final String FIRST = "2026-01-02";
    private static final String LOADED = "2026-02-02";
    private static final String CHANGED = "2026-03-02";

    /** All that a load writes, without numbers that are given as rows come. */
    private static final Map<String, String> TABLES = Map.of(
            "advisory",
            "select export || ' ' || id || ' ' || fingerprint from advisory",
            "package",
            "select a.export || ' ' || a.id || ' ' || p.stream || ' ' || p.name"
                    + " from advisory_package p join advisory a on a.key = p.advisory",
            "name",
            "select a.export || ' ' || n.id from advisory_name n join advisory a on a.key = n.advisory",
            "export",
            "select name || ' ' || advisories from advisory_export",
            "stream",
            "select stream || ' ' || packages from advisory_stream where packages > 0",
            "finding",
            "select concat_ws(' ', s.identity, v.id, f.severity, f.fixed, e.advisory, e.version_range, e.aliases)"
                    + " from finding f join match_subject s on s.key = f.subject"
                    + " join vulnerability v on v.key = f.vulnerability join evidence e on e.key = f.evidence",
            "change",
            "select concat_ws(' ', s.identity, v.id, c.old_severity, c.old_fixable, c.new_severity, c.new_fixable)"
                    + " from finding_change c join match_subject s on s.key = c.subject"
                    + " join vulnerability v on v.key = c.vulnerability",
            "count",
            "select concat_ws(' ', i.digest, c.critical, c.high, c.medium, c.low, c.unspecified, c.fixable, c.undecided)"
                    + " from image_findings c join image i on i.id = c.image");

    @TempDir
    private Path directory;

    /** What happens while advisories of a day are loaded. */
    @FunctionalInterface
    private interface Meanwhile {
        void during(Installation installation, String day);
    }

    private record Installation(LauncherProcess launcher, Surroundings surroundings) {

        /** How many exports are of this day or later. */
        int loaded(String day) {
            return Integer.parseInt(rows("select count(*) from advisory_export where watermark >= '" + day + "'")
                    .get(0));
        }

        List<String> rows(String query) {
            try {
                var server = surroundings.database();
                try (var connection = DriverManager.getConnection(
                                server.jdbcUrl("analysis"), server.user(), server.password());
                        var found = connection.createStatement().executeQuery(query)) {
                    List<String> rows = new ArrayList<>();
                    while (found.next()) {
                        rows.add(found.getString(1));
                    }
                    rows.sort(null);
                    return rows;
                }
            } catch (SQLException | IOException e) {
                throw new IllegalStateException("could not read what is stored: " + e.getMessage(), e);
            }
        }
    }

    @Test
    void leavesWhatAnUndisturbedRunLeaves() throws Exception {
        Map<String, List<String>> undisturbed = run("undisturbed", (installation, day) -> {});
        Map<String, List<String>> killed = run("killed", KilledLoadIT::kill);

        assertThat(undisturbed.get("advisory")).hasSizeGreaterThan(10_000);
        assertThat(undisturbed.get("finding"))
                .hasSize(PACKAGES * LargeMirror.OF_PACKAGE)
                .allMatch(row -> row.contains(" 9.9.9 "));
        assertThat(undisturbed.get("change")).isNotEmpty();
        undisturbed.forEach(
                (table, rows) -> assertThat(killed.get(table)).as(table).isEqualTo(rows));
    }

    private Map<String, List<String>> run(String name, Meanwhile meanwhile) throws Exception {
        Path place = Files.createDirectories(directory.resolve(name));
        var mirror = new LargeMirror(place.resolve("mirror"));
        mirror.write(LargeMirror.OF_PACKAGE, FIRST, "2.0.0");
        var surroundings = new Surroundings(place.resolve("data"), LauncherProcess.freePorts());
        var settings = Map.of(
                "CROWSNEST_ANALYSIS_ADVISORIES_ADDRESS",
                mirror.address().toString(),
                "CROWSNEST_ANALYSIS_ADVISORIES_INTERVAL",
                "1s",
                "CROWSNEST_ANALYSIS_ADVISORIES_RETRY_AFTER",
                "1s");
        try (var launcher = LauncherProcess.start(surroundings.data(), surroundings.ports(), settings, "up")) {
            launcher.awaitReady();
            var installation = new Installation(launcher, surroundings);
            awaitLoaded(installation, FIRST);
            push(installation);
            mirror.write(5_000, LOADED, "2.0.0");
            meanwhile.during(installation, LOADED);
            awaitLoaded(installation, LOADED);
            mirror.write(5_000, CHANGED, "9.9.9");
            meanwhile.during(installation, CHANGED);
            awaitLoaded(installation, CHANGED);
            Map<String, List<String>> left = new TreeMap<>();
            TABLES.forEach((table, query) -> left.put(table, installation.rows(query)));
            return left;
        }
    }

    private static void awaitLoaded(Installation installation, String day) {
        await("exports of " + day).atMost(PATIENCE).until(() -> installation.loaded(day) == EXPORTS);
    }

    /** Between the first export and the last. */
    private static void kill(Installation installation, String day) {
        long deaths = back(installation);
        await("the middle of a load")
                .atMost(PATIENCE)
                .pollInterval(GLANCE)
                .until(() -> isInTheMiddle(installation, day));
        installation.launcher().part(SERVICE).orElseThrow().destroyForcibly();
        await(SERVICE + " to be back").atMost(PATIENCE).until(() -> back(installation) > deaths);
    }

    private static boolean isInTheMiddle(Installation installation, String day) {
        int loaded = installation.loaded(day);
        assertThat(loaded).as("the load was over before it was seen").isLessThan(EXPORTS);
        return loaded > 0;
    }

    private static long back(Installation installation) {
        return installation
                .launcher()
                .said()
                .lines()
                .filter(line -> line.contains(SERVICE + " is back"))
                .count();
    }

    private static void push(Installation installation) {
        var status = new DpkgStatus();
        for (int i = 0; i < PACKAGES; i++) {
            status.installed("package-" + i, "1.0.0", "amd64");
        }
        var layer = new LayerBuilder().with(OsRelease.debian(12, "bookworm")).with(status);
        var image = ImageBuilder.oci().layer(layer.gzip()).build();
        String digest = RegistryPush.to(installation.surroundings().registry()).push(image, "killed/load", "1");
        await("the analysis")
                .atMost(PATIENCE)
                .until(() -> installation
                                .rows("select digest from image join image_findings f on f.image = image.id")
                                .size()
                        == 1);
        assertThat(digest).startsWith("sha256:");
    }
}
