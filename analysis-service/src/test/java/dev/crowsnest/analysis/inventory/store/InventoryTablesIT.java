package dev.crowsnest.analysis.inventory.store;

import dev.crowsnest.analysis.SchemaDatabase;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class InventoryTablesIT {

    private static final Duration AGE = Duration.ofDays(30);

    private final Jdbi jdbi = SchemaDatabase.open("inventory_tables");
    private final InventoryTables tables = new InventoryTables(jdbi);

    @BeforeEach
    void fill() {
        jdbi.useHandle(handle -> handle.createScript("""
                truncate image, analysis, analysis_child, analysis_place cascade;
                insert into analysis (digest, kind, finished_at)
                select 'd' || i, 'IMAGE', now() - interval '60 days' from generate_series(1, 6) i;
                insert into analysis_child (digest, position, child_digest, platform, skipped_reason)
                select digest, 0, digest, 'linux/amd64', '' from analysis;
                insert into image (digest, platform, distribution, size, packages, inventory, revision, analyzed_at)
                select digest, 'linux/amd64', '', 1, 0, '', '1', finished_at from analysis;
                insert into analysis_place values ('d1', 'i', '1', 'r', 'app')
                """).execute());
    }

    @Test
    void forgetsNoMoreAtOnceThanItIsTold() {
        assertThat(tables.forgetAnalyses(AGE, 2)).isEqualTo(2);
        assertThat(tables.forgetAnalyses(AGE, 10)).isEqualTo(3);
        assertThat(tables.forgetImages(AGE, 4)).isEqualTo(4);
        assertThat(tables.forgetImages(AGE, 4)).isEqualTo(1);

        assertThat(left()).isEqualTo("d1");
    }

    @Test
    void passesOverWhatSomebodyHolds() {
        jdbi.useTransaction(busy -> {
            busy.createQuery("select digest from analysis where digest = 'd2' for update")
                    .mapTo(String.class)
                    .one();

            // A transaction is bound to its thread.
            int gone = CompletableFuture.supplyAsync(() -> tables.forgetAnalyses(AGE, 10))
                    .join();
            assertThat(gone).isEqualTo(4);
        });

        assertThat(tables.forgetAnalyses(AGE, 10)).isEqualTo(1);
    }

    private String left() {
        return jdbi.withHandle(handle -> handle.createQuery("select string_agg(digest, ' ') from image")
                .mapTo(String.class)
                .one());
    }
}
