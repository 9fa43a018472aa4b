package dev.crowsnest.analysis.finding.store;

import dev.crowsnest.analysis.SchemaDatabase;
import dev.crowsnest.analysis.finding.MovedImages.MovedImage;
import dev.crowsnest.analysis.finding.StoredImages;
import dev.crowsnest.analyzer.oci.Digest;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MovedImageTableIT {

    private final Jdbi jdbi = SchemaDatabase.open("moved_image_table");
    private final MovedImageTable table = new MovedImageTable(jdbi);

    @Test
    void takesAwayWhatIsOfAForgottenImageAndIsSilentOfIt() {
        Digest forgotten = moved();
        Digest kept = moved();
        jdbi.useHandle(handle -> handle.execute("delete from image where digest = ?", forgotten.toString()));

        assertThat(table.take(10)).extracting(MovedImage::digest).containsExactly(kept);
        assertThat(left()).isZero();
    }

    @Test
    void leavesAnImageWhoseFirstAnalysisIsJustEnding() {
        Digest image = StoredImages.add(jdbi);
        move(image);

        assertThat(table.take(10)).isEmpty();
        assertThat(left()).isEqualTo(1);
        jdbi.useHandle(handle -> handle.execute("delete from moved_image"));
    }

    private Digest moved() {
        Digest image = StoredImages.add(jdbi);
        jdbi.useHandle(handle -> {
            handle.execute(
                    "insert into analysis (digest, kind, finished_at) values (?, 'IMAGE', now())", image.toString());
            handle.execute(
                    "insert into analysis_child (digest, position, child_digest, platform, skipped_reason) values (?, 0, ?, '', '')",
                    image.toString(),
                    image.toString());
        });
        move(image);
        return image;
    }

    private void move(Digest image) {
        jdbi.useHandle(handle -> {
            handle.execute(
                    "insert into image_findings select id, 0, 0, 0, 0, 0, 0, 0 from image where digest = ?",
                    image.toString());
            handle.execute("insert into moved_image select id, now() from image where digest = ?", image.toString());
        });
    }

    private int left() {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from moved_image")
                .mapTo(Integer.class)
                .one());
    }
}
