package dev.crowsnest.analysis.inventory.store;

import dev.crowsnest.analysis.inventory.FinishedAnalysis;
import dev.crowsnest.analysis.inventory.ImageInventory;
import dev.crowsnest.analysis.inventory.ImagePlace;
import dev.crowsnest.analysis.inventory.Inventories;
import dev.crowsnest.analysis.inventory.InventoryCodec;
import dev.crowsnest.analyzer.oci.Digest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;

/** The tables {@code image}, {@code analysis}, {@code analysis_child} and {@code analysis_place}. */
@ApplicationScoped
class InventoryTables implements Inventories {

    private final Jdbi jdbi;
    private final InventoryCodec codec = new InventoryCodec();

    InventoryTables(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Optional<ImageInventory> find(Digest image) {
        return jdbi.withHandle(handle -> handle.createQuery(InventorySql.FIND)
                .bind("digest", image.toString())
                .map((row, context) -> inventory(row))
                .findOne()
                .flatMap(found -> found));
    }

    @Override
    public Optional<ImageInventory> find(Digest image, String revision) {
        return jdbi.withHandle(handle -> handle.createQuery(InventorySql.FIND + " and revision = :revision")
                .bind("digest", image.toString())
                .bind("revision", revision)
                .map((row, context) -> inventory(row))
                .findOne()
                .flatMap(found -> found));
    }

    @Override
    public void save(ImageInventory inventory, String revision) {
        jdbi.useHandle(handle -> handle.createUpdate(InventorySql.SAVE)
                .bind("digest", inventory.digest().toString())
                .bind("platform", inventory.platform())
                .bind("distribution", inventory.distribution())
                .bind("size", inventory.size())
                .bind("packages", inventory.inventory().packages().size())
                .bind("inventory", codec.encode(inventory.inventory()))
                .bind("revision", revision)
                .execute());
    }

    @Override
    @Transactional
    public Optional<FinishedAnalysis> analysis(Digest digest) {
        return jdbi.withHandle(handle -> handle.createQuery("select kind from analysis where digest = :digest")
                .bind("digest", digest.toString())
                .map((row, context) -> FinishedAnalysis.Kind.valueOf(row.getString("kind")))
                .findOne()
                .map(kind -> new FinishedAnalysis(digest, kind, children(handle, digest))));
    }

    @Override
    @Transactional
    public void save(FinishedAnalysis analysis, ImagePlace place) {
        jdbi.useHandle(handle -> {
            handle.createUpdate(InventorySql.SAVE_ANALYSIS)
                    .bind("digest", analysis.digest().toString())
                    .bind("kind", analysis.kind().name())
                    .execute();
            saveChildren(handle, analysis);
            bind(handle.createUpdate(InventorySql.SAVE_PLACE), place, analysis.digest())
                    .execute();
        });
    }

    @Override
    public void leave(ImagePlace place, Digest digest) {
        jdbi.useHandle(handle ->
                bind(handle.createUpdate(InventorySql.LEAVE), place, digest).execute());
    }

    @Override
    public void leave(String integrationId) {
        jdbi.useHandle(handle -> handle.createUpdate("delete from analysis_place where integration_id = :integrationId")
                .bind("integrationId", integrationId)
                .execute());
    }

    @Override
    public int forgetAnalyses(Duration age, int most) {
        return forget(InventorySql.FORGET_ANALYSES, age, most);
    }

    @Override
    public int forgetImages(Duration age, int most) {
        return forget(InventorySql.FORGET_IMAGES, age, most);
    }

    private int forget(String sql, Duration age, int most) {
        return jdbi.withHandle(handle -> handle.createUpdate(sql)
                .bind("age", age.toSeconds())
                .bind("most", most)
                .execute());
    }

    private Optional<ImageInventory> inventory(ResultSet row) throws SQLException {
        Digest digest = Digest.parse(row.getString("digest"));
        String platform = row.getString("platform");
        long size = row.getLong("size");
        return codec.decode(row.getBytes("inventory"))
                .map(inventory -> new ImageInventory(digest, platform, size, inventory));
    }

    private static List<FinishedAnalysis.Child> children(Handle handle, Digest digest) {
        return handle.createQuery(InventorySql.CHILDREN)
                .bind("digest", digest.toString())
                .map((row, context) -> new FinishedAnalysis.Child(
                        Digest.parse(row.getString("child_digest")),
                        row.getString("platform"),
                        row.getString("skipped_reason")))
                .list();
    }

    private static void saveChildren(Handle handle, FinishedAnalysis analysis) {
        String digest = analysis.digest().toString();
        handle.createUpdate("delete from analysis_child where digest = :digest")
                .bind("digest", digest)
                .execute();
        if (analysis.children().isEmpty()) {
            return;
        }
        var batch = handle.prepareBatch(InventorySql.SAVE_CHILD);
        int position = 0;
        for (FinishedAnalysis.Child child : analysis.children()) {
            batch.bind("digest", digest)
                    .bind("position", position++)
                    .bind("child", child.digest().toString())
                    .bind("platform", child.platform())
                    .bind("skipped", child.skipped())
                    .add();
        }
        batch.execute();
    }

    private static <S extends SqlStatement<S>> S bind(S statement, ImagePlace place, Digest digest) {
        return statement
                .bind("digest", digest.toString())
                .bind("integrationId", place.integrationId())
                .bind("account", place.account())
                .bind("region", place.region())
                .bind("repository", place.repository());
    }
}
