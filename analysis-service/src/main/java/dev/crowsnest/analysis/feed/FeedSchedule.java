package dev.crowsnest.analysis.feed;

import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/** Looks which feeds it is time for; every replica does, and one of them reads each. */
@ApplicationScoped
class FeedSchedule {

    private static final Logger LOGGER = Logger.getLogger(FeedSchedule.class);

    private final List<Feed> feeds;
    private final FeedIntake intake;

    FeedSchedule(@All List<Feed> feeds, FeedIntake intake) {
        this.feeds = feeds;
        this.intake = intake;
    }

    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        for (Feed feed : feeds) {
            try {
                intake.runIfDue(feed);
            } catch (RuntimeException e) {
                LOGGER.warnf("Could not look at a feed, trying again, feed=%s reason=%s", feed.name(), e.getMessage());
            }
        }
    }
}
