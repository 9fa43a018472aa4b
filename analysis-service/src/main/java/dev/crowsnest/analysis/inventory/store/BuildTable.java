package dev.crowsnest.analysis.inventory.store;

import dev.crowsnest.analysis.inventory.BuildHistories;
import dev.crowsnest.analyzer.build.BuildHistory;
import dev.crowsnest.analyzer.build.BuildStep;
import dev.crowsnest.analyzer.oci.Digest;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;

/** The table {@code image_build}: one row for an image, its steps side by side in arrays. */
@ApplicationScoped
class BuildTable implements BuildHistories {

    private static final String FIND = """
            select b.instructions, b.cut, b.layers, b.sizes, b.misfit
            from image i join image_build b on b.image = i.id
            where i.digest = :digest
            """;

    private static final String SAVE = """
            insert into image_build (image, instructions, cut, layers, sizes, misfit)
            select id, :instructions, :cut, :layers, :sizes, :misfit from image where digest = :digest
            on conflict (image) do update
            set instructions = excluded.instructions, cut = excluded.cut, layers = excluded.layers, sizes = excluded.sizes,
                misfit = excluded.misfit
            """;

    private static final String IS_KEPT =
            "select exists (select 1 from image i join image_build b on b.image = i.id where i.digest = :digest)";

    private final Jdbi jdbi;

    BuildTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Optional<BuildHistory> find(Digest image) {
        return jdbi.withHandle(handle -> handle.createQuery(FIND)
                .bind("digest", image.toString())
                .map((row, context) -> history(row))
                .findOne());
    }

    @Override
    public boolean isKept(Digest image) {
        return jdbi.withHandle(handle -> handle.createQuery(IS_KEPT)
                .bind("digest", image.toString())
                .mapTo(Boolean.class)
                .one());
    }

    @Override
    public void save(Digest image, BuildHistory history) {
        jdbi.useHandle(handle -> handle.createUpdate(SAVE)
                .bind("digest", image.toString())
                .bindArray("instructions", String.class, column(history, BuildStep::instruction))
                .bindArray("cut", Boolean.class, column(history, BuildStep::isCut))
                .bindArray("layers", String.class, column(history, BuildTable::layer))
                .bindArray("sizes", Long.class, column(history, BuildTable::size))
                .bind("misfit", history.misfit())
                .execute());
    }

    private static Object[] column(BuildHistory history, Function<BuildStep, Object> value) {
        return history.steps().stream().map(value).toArray();
    }

    private static String layer(BuildStep step) {
        return step.layer() == null ? "" : step.layer().digest().toString();
    }

    private static long size(BuildStep step) {
        return step.layer() == null ? 0 : step.layer().size();
    }

    private static BuildHistory history(ResultSet row) throws SQLException {
        Object[] instructions = column(row.getArray("instructions"));
        Object[] cut = column(row.getArray("cut"));
        Object[] layers = column(row.getArray("layers"));
        Object[] sizes = column(row.getArray("sizes"));
        List<BuildStep> steps = new ArrayList<>();
        for (int i = 0; i < instructions.length; i++) {
            String layer = (String) layers[i];
            steps.add(new BuildStep(
                    (String) instructions[i],
                    (Boolean) cut[i],
                    layer.isEmpty() ? null : new BuildStep.Layer(Digest.parse(layer), (Long) sizes[i])));
        }
        return new BuildHistory(steps, row.getString("misfit"));
    }

    private static Object[] column(Array array) throws SQLException {
        return (Object[]) array.getArray();
    }
}
