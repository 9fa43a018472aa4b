package dev.crowsnest.analysis.scan.store;

import dev.crowsnest.analysis.retention.Batches;
import dev.crowsnest.analysis.scan.KnownLayers;
import dev.crowsnest.analyzer.filesystem.LayerEvidence;
import dev.crowsnest.analyzer.filesystem.LayerEvidenceCodec;
import dev.crowsnest.analyzer.oci.Digest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** The table {@code layer_evidence}. */
@ApplicationScoped
class LayerEvidenceTable implements KnownLayers {

    private static final Logger LOGGER = Logger.getLogger(LayerEvidenceTable.class);

    private static final String FORGET = Batches.deletion("layer_evidence", "used_on < current_date - :days");

    private final Jdbi jdbi;
    private final LayerEvidenceCodec codec = new LayerEvidenceCodec();

    LayerEvidenceTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Optional<LayerEvidence> find(Digest blob, String revision) {
        try {
            return jdbi.withHandle(handle -> {
                Optional<byte[]> kept = handle.createQuery(
                                "select evidence from layer_evidence where blob = :blob and revision = :revision")
                        .bind("blob", blob.toString())
                        .bind("revision", revision)
                        .mapTo(byte[].class)
                        .findOne();
                kept.ifPresent(ignored -> markUsed(handle, blob, revision));
                return kept.flatMap(codec::decode);
            });
        } catch (JdbiException e) {
            LOGGER.warnf("Could not look for a layer, it will be pulled, reason=%s", e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public void keep(LayerEvidence evidence, String revision) {
        try {
            jdbi.useHandle(handle -> handle.createUpdate("""
                            insert into layer_evidence (blob, revision, evidence, bytes)
                            values (:blob, :revision, :evidence, :bytes)
                            on conflict (blob, revision) do update set evidence = excluded.evidence, bytes = excluded.bytes
                            """)
                    .bind("blob", evidence.blob().toString())
                    .bind("revision", revision)
                    .bind("evidence", codec.encode(evidence))
                    .bind("bytes", evidence.bytes())
                    .execute());
        } catch (JdbiException e) {
            LOGGER.warnf("Could not keep a layer, it will be pulled again, reason=%s", e.getMessage());
        }
    }

    @Override
    public int forget(Duration unused, int most) {
        return jdbi.withHandle(handle -> handle.createUpdate(FORGET)
                .bind("days", (int) unused.toDays())
                .bind("most", most)
                .execute());
    }

    /** To the day, so that a popular layer is written once a day and not with each image. */
    private static void markUsed(Handle handle, Digest blob, String revision) {
        handle.createUpdate("""
                        update layer_evidence set used_on = current_date
                        where blob = :blob and revision = :revision and used_on < current_date
                        """)
                .bind("blob", blob.toString())
                .bind("revision", revision)
                .execute();
    }
}
