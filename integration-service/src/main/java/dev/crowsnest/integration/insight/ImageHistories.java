package dev.crowsnest.integration.insight;

import dev.crowsnest.integration.api.Page;
import dev.crowsnest.integration.api.PageRequest;
import dev.crowsnest.integration.image.Digest;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** What advisories changed for images since they were first analysed. */
public interface ImageHistories {

    /**
     * One image's, newest first; of the platform as for its report. Fails with {@link dev.crowsnest.integration.api.Refusal} when
     * there is no finished analysis or nobody answers.
     */
    Uni<Page<HistoryEntry>> history(Digest digest, @Nullable String platform, PageRequest page);
}
