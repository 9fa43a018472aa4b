package dev.crowsnest.analysis.finding;

import dev.crowsnest.analyzer.match.MatchSubject;
import dev.crowsnest.analyzer.oci.Digest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Stores a fleet without judging it, a thousand images at once: into the tables and indexes as they are, or, of a large fleet, with
 * the indexes for searches made afterwards. To keep these up for a million images takes hours.
 */
final class FleetLoad {

    private static final int BATCH = 1_000;
    private static final int LARGE = 200_000;

    private static final List<String> FOR_SEARCHES =
            List.of("image_subjects_subject", "match_subject_lookup", "match_subject_owner_lookup");

    private final Jdbi jdbi;
    private final SubjectStore store;
    private final Matching matching;
    private final Map<UUID, Integer> keys = new HashMap<>();

    FleetLoad(Jdbi jdbi, SubjectStore store, Matching matching) {
        this.jdbi = jdbi;
        this.store = store;
        this.matching = matching;
    }

    void load(RealFleet fleet, int images) {
        if (images < LARGE) {
            store(fleet, images);
            return;
        }
        List<String> indexes = FOR_SEARCHES.stream().map(this::drop).toList();
        store(fleet, images);
        jdbi.useHandle(handle -> {
            handle.execute("set maintenance_work_mem = '1GB'");
            indexes.forEach(handle::execute);
            handle.execute("reset maintenance_work_mem");
        });
    }

    /** Returns how to make it. */
    private String drop(String index) {
        return jdbi.withHandle(handle -> {
            String definition = handle.createQuery("select pg_get_indexdef(:index::regclass)")
                    .bind("index", index)
                    .mapTo(String.class)
                    .one();
            handle.execute("drop index " + index);
            return definition;
        });
    }

    private void store(RealFleet fleet, int images) {
        for (int from = 0; from < images; from += BATCH) {
            int first = from;
            int last = Math.min(from + BATCH, images);
            QuarkusTransaction.requiringNew().timeout(600).run(() -> load(fleet, first, last));
        }
    }

    /** Of the image with this number. */
    static Digest digest(int number) {
        return Digest.of(("fleet " + number).getBytes(StandardCharsets.UTF_8));
    }

    private void load(RealFleet fleet, int from, int to) {
        List<List<UUID>> held = new ArrayList<>();
        SortedMap<UUID, Candidate> unseen = new TreeMap<>();
        for (int i = from; i < to; i++) {
            List<UUID> image = new ArrayList<>();
            for (MatchSubject subject : fleet.image(i)) {
                UUID identity = SubjectIdentity.of(subject);
                image.add(identity);
                if (!keys.containsKey(identity)) {
                    unseen.computeIfAbsent(identity, asked -> matching.candidate(subject));
                }
            }
            held.add(image);
        }
        keys.putAll(store.add(List.copyOf(unseen.values())));
        write(held, from);
    }

    private void write(List<List<UUID>> held, int from) {
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch("""
                    with stored as (
                        insert into image (digest, platform, distribution, size, packages, inventory, revision, analyzed_at)
                        values (:digest, 'linux/amd64', '', 0, 0, '', 'test', now())
                        returning id),
                    counted as (
                        insert into image_findings (image, critical, high, medium, low, unspecified, fixable, undecided)
                        select id, 0, 0, 0, 0, 0, 0, 0 from stored)
                    insert into image_subjects (image, subjects) select id, :subjects from stored
                    """);
            for (int i = 0; i < held.size(); i++) {
                batch.bind("digest", digest(from + i).toString())
                        .bindArray(
                                "subjects",
                                Integer.class,
                                held.get(i).stream().map(keys::get).sorted().toArray())
                        .add();
            }
            batch.execute();
        });
    }
}
