package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.api.Page;
import dev.crowsnest.integration.image.Analysis;
import dev.crowsnest.integration.image.ImageState;
import dev.crowsnest.integration.image.ListedImage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The list of what failed.
 *
 * @param next address of the page after this one; absent on the last
 * @param isFirst whether there is none before it
 * @param asked how many analyses were just asked for
 * @param failure why the last action did not succeed, or not wholly
 */
public record FailureListPage(
        List<Row> rows,
        @Nullable String next,
        boolean isFirst,
        int asked,
        @Nullable String failure) {

    /**
     * An image whose analysis failed.
     *
     * @param key as a form names it
     * @param advice whether another try can help
     */
    public record Row(String key, WorkRow work, boolean mayHelp, String advice) {

        static Row of(ListedImage listed, Instant now) {
            Analysis analysis = listed.image().analysis();
            boolean waits = listed.image().state() == ImageState.WAITING;
            // What cannot succeed by a repetition, analysis-service gives up at the first try.
            boolean wasRepeated = analysis.attempt() > 1;
            return new Row(
                    new FailedImage(
                                    listed.image().repositoryId(),
                                    listed.image().digest())
                            .toString(),
                    WorkRow.of(listed, now),
                    waits || wasRepeated,
                    waits ? WAITS : wasRepeated ? tried(analysis.attempt()) : HOPELESS);
        }

        private static String tried(int attempts) {
            return "It was tried " + attempts + " times over a while; what stood in the way may be gone.";
        }
    }

    private static final String WAITS =
            "Only when the request was lost. See first whether analysis-service and Kafka run: it goes on by itself then.";

    private static final String HOPELESS =
            "It would end the same way, until the reason is dealt with: in the image, its repository, or the access to it.";

    static FailureListPage of(Page<ListedImage> found, Instant now) {
        return new FailureListPage(
                found.items().stream().map(image -> Row.of(image, now)).toList(),
                found.next() == null
                        ? null
                        : new PageAddress("/failures")
                                .with("cursor", found.next())
                                .toString(),
                true,
                0,
                null);
    }

    FailureListPage after(int justAsked, @Nullable String why) {
        return new FailureListPage(rows, next, isFirst, justAsked, why);
    }

    FailureListPage from(@Nullable String cursor) {
        return new FailureListPage(rows, next, cursor == null || cursor.isEmpty(), asked, failure);
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }
}
