package dev.crowsnest.analysis.finding.store;

import dev.crowsnest.analysis.SchemaDatabase;
import dev.crowsnest.analysis.finding.RepositoryNotice;
import dev.crowsnest.analysis.finding.StoredImages;
import dev.crowsnest.analyzer.oci.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** With changes that are recorded by hand, so that nobody tells of them meanwhile. */
class NoticeTablesIT {

    private final Jdbi jdbi = SchemaDatabase.open("notices");
    private final NoticeTables notices = new NoticeTables(jdbi);

    @BeforeEach
    void forgetAll() {
        jdbi.useHandle(
                handle -> handle.execute(
                        "truncate untold_change, untold_notice, finding_change, finding, vulnerability, match_subject, image cascade"));
    }

    private int subject() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        insert into match_subject (identity, stream, name, version) values (:identity, 'npm', 'x', '1')
                        returning key
                        """)
                .bind("identity", UUID.randomUUID())
                .mapTo(Integer.class)
                .one());
    }

    private int vulnerability(String id) {
        return jdbi.withHandle(handle -> handle.createQuery("insert into vulnerability (id) values (:id) returning key")
                .bind("id", id)
                .mapTo(Integer.class)
                .one());
    }

    private Digest image(String repository, int subject) {
        Digest image = StoredImages.add(jdbi);
        String digest = image.toString();
        jdbi.useHandle(handle -> {
            handle.execute("update image set watched_since = 0 where digest = ?", digest);
            handle.execute(
                    "insert into image_subjects (image, subjects) select id, array[?::integer] from image where digest = ?",
                    subject,
                    digest);
            handle.execute("insert into analysis (digest, kind, finished_at) values (?, 'IMAGE', now())", digest);
            handle.execute("insert into analysis_child values (?, 0, ?, 'linux/amd64', '')", digest, digest);
            handle.execute("insert into analysis_place values (?, 'i', '123456789012', 'eu-1', ?)", digest, repository);
        });
        return image;
    }

    private void change(long number, int subject, int vulnerability, Integer before, Integer after) {
        jdbi.useHandle(handle -> {
            handle.execute("insert into untold_change (change) values (?) on conflict do nothing", number);
            handle.execute(
                    "insert into finding_change values (?, now(), ?, ?, ?::smallint, false, ?::smallint, false)",
                    number,
                    subject,
                    vulnerability,
                    before,
                    after);
        });
    }

    private <T> T committed(Supplier<T> work) {
        return jdbi.inTransaction(handle -> work.get());
    }

    /** As for a process that is killed before it commits. */
    private void lost(Supplier<?> work) {
        jdbi.useTransaction(handle -> {
            assertThat(work.get()).isNotNull();
            handle.rollback();
        });
    }

    private List<RepositoryNotice> tellAll() {
        List<RepositoryNotice> told = new ArrayList<>();
        boolean isMore = true;
        while (isMore) {
            List<RepositoryNotice> some = committed(() -> notices.take(1));
            told.addAll(some);
            isMore = !some.isEmpty() || committed(() -> notices.derive(1));
        }
        return told;
    }

    @Test
    void goesOnAfterAKillBetweenBatchesAndTellsEachOnce() {
        int subject = subject();
        image("a", subject);
        image("b", subject);
        for (String id : List.of("CVE-1", "CVE-2", "CVE-3")) {
            change(1, subject, vulnerability(id), null, 1);
        }

        lost(() -> notices.derive(1));
        committed(() -> notices.derive(1));
        lost(() -> notices.derive(2));
        lost(() -> notices.take(2));

        assertThat(tellAll())
                .extracting(
                        notice -> notice.vulnerability() + " " + notice.place().repository())
                .containsExactly("CVE-1 a", "CVE-1 b", "CVE-2 a", "CVE-2 b", "CVE-3 a", "CVE-3 b");
        assertThat(tellAll()).isEmpty();
    }

    @Test
    void tellsOfEachChangeAsItWasWhateverCameAfterIt() {
        int moved = subject();
        int other = subject();
        int vulnerability = vulnerability("CVE-1");
        image("a", moved);
        image("a", other);
        change(1, moved, vulnerability, null, 3);
        change(2, other, vulnerability, null, 3);
        change(3, moved, vulnerability, 3, 1);
        change(4, moved, vulnerability, 1, null);

        assertThat(tellAll())
                .extracting(notice -> notice.change() + " " + notice.counts())
                .containsExactly(
                        "1 Counts[appeared=1, gone=0, severityChanged=0, fixChanged=0]",
                        "2 Counts[appeared=1, gone=0, severityChanged=0, fixChanged=0]",
                        "3 Counts[appeared=0, gone=0, severityChanged=1, fixChanged=0]",
                        "4 Counts[appeared=0, gone=1, severityChanged=0, fixChanged=0]");
    }

    @Test
    void namesNoMoreThanTenImages() {
        int subject = subject();
        for (int i = 0; i < 12; i++) {
            image("a", subject);
        }
        change(1, subject, vulnerability("CVE-1"), null, 0);

        assertThat(tellAll()).singleElement().satisfies(notice -> {
            assertThat(notice.counts().appeared()).isEqualTo(12);
            assertThat(notice.sample()).hasSize(10).doesNotHaveDuplicates();
        });
    }

    @Test
    void countsAnImageOnceThatARepositoryHoldsAloneAndInAnIndex() {
        int subject = subject();
        String digest = image("a", subject).toString();
        String index = Digest.of(new byte[] {7}).toString();
        jdbi.useHandle(handle -> {
            handle.execute("insert into analysis (digest, kind, finished_at) values (?, 'INDEX', now())", index);
            handle.execute("insert into analysis_child values (?, 0, ?, 'linux/amd64', '')", index, digest);
            handle.execute("insert into analysis_place values (?, 'i', '123456789012', 'eu-1', 'a')", index);
        });
        change(1, subject, vulnerability("CVE-1"), null, 0);

        assertThat(tellAll())
                .singleElement()
                .satisfies(notice -> assertThat(notice.counts().appeared()).isEqualTo(1));
    }

    @Test
    void tellsNothingOfAChangeOfEverythingAndGoesOn() {
        int subject = subject();
        image("a", subject);
        for (int i = 0; i <= 1_000; i++) {
            change(1, subject, vulnerability("CVE-2099-" + i), null, 1);
        }
        change(2, subject, vulnerability("CVE-1"), null, 1);

        assertThat(tellAll())
                .extracting(notice -> notice.change() + " " + notice.vulnerability())
                .containsExactly("2 CVE-1");
    }
}
