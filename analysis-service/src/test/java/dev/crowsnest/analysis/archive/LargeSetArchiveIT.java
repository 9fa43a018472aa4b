package dev.crowsnest.analysis.archive;

import dev.crowsnest.analysis.advisory.AdvisoryDesk;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import static org.assertj.core.api.Assertions.assertThat;

/** The whole large set goes through an archive, and every stored record is the same afterwards. */
@QuarkusTest
@EnabledIfSystemProperty(
        named = "crowsnest.test.advisories",
        matches = ".+",
        disabledReason = "the large advisory set is not here: -Dcrowsnest.test.advisories=<address>")
class LargeSetArchiveIT {

    private static final Logger LOGGER = Logger.getLogger(LargeSetArchiveIT.class);

    private static final String ROWS = """
            select md5(string_agg(concat_ws('|', export, id, fingerprint::text, linking, md5(content)), ',' order by export, id))
            from advisory
            """;

    @Inject
    AdvisoryDesk desk;

    @Inject
    FeedArchives archives;

    @Inject
    Jdbi jdbi;

    @AfterEach
    void returnToStarterSet() {
        desk.returnToStarterSet();
        jdbi.useHandle(handle -> handle.execute("truncate feed"));
    }

    private String rows() {
        return jdbi.withHandle(
                handle -> handle.createQuery(ROWS).mapTo(String.class).one());
    }

    @Test
    void isTheSameAfterAnArchive() throws IOException {
        assertThat(desk.sync(URI.create(System.getProperty("crowsnest.test.advisories"))))
                .isTrue();
        String rows = rows();
        long begun = System.nanoTime();
        try (ArchiveFile archive = archives.export();
                IncomingArchive incoming = archives.receive()) {
            long exported = System.nanoTime();
            desk.returnToStarterSet();
            jdbi.useHandle(handle -> handle.execute("truncate feed"));
            assertThat(rows()).isNotEqualTo(rows);
            incoming.add(Files.readAllBytes(archive.path()));
            long sent = System.nanoTime();
            incoming.takeIn();
            LOGGER.infof(
                    "large set: archive-bytes=%d export=%.1fs import=%.1fs",
                    Files.size(archive.path()), (exported - begun) / 1e9, (System.nanoTime() - sent) / 1e9);
        }
        assertThat(rows()).isEqualTo(rows);
    }
}
