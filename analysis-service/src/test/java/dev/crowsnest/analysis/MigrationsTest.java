package dev.crowsnest.analysis;

import dev.crowsnest.testsupport.migration.ReleasedMigrations;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The released version runs beside this one on the schema of this one: see {@code docs/adr/0014}. */
class MigrationsTest {

    private final ReleasedMigrations migrations = ReleasedMigrations.of(
            Path.of("src/main/resources/db/migration"), Path.of("src/test/resources/released-migrations.txt"));

    @Test
    void leavesAloneWhatWasReleased() {
        assertThat(migrations.changed()).isEmpty();
    }

    @Test
    void takesNothingFromTheReleasedVersion() {
        assertThat(migrations.broken()).isEmpty();
    }
}
