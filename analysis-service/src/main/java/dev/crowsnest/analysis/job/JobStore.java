package dev.crowsnest.analysis.job;

import dev.crowsnest.analysis.inventory.ImagePlace;
import dev.crowsnest.analyzer.oci.Digest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where jobs are kept. Times are the store's own, so that replicas need not agree on the hour. */
public interface JobStore {

    /** Remembers an event; false when it was known already. */
    boolean isNews(String eventId);

    /** Whether the integration was removed after the request was made. */
    boolean isRemoved(JobRequest request);

    /** Queues a job; false when an open one says the same, which then has the more urgent priority of the two. */
    boolean add(JobRequest request);

    /**
     * Gives the job whose turn it is to a worker. No two get the same job, nor two jobs of one digest at a time.
     *
     * @throws DigestBusyException when another worker got a job of the same digest in this moment
     */
    Optional<Job> take(String owner, Duration lease);

    /** Prolongs leases. Those that are not in the answer are lost. */
    List<Job.Lease> prolong(List<Job.Lease> leases, Duration lease);

    /** Jobs whose worker gave no sign of life; locked for this transaction, and passed over by all others. */
    List<Job> overdue();

    /** Ends a job; false when the lease is lost. */
    boolean finish(Job.Lease lease, JobState end, String reason);

    /** Lets a job wait for another try; false when the lease is lost. */
    boolean postpone(Job.Lease lease, String reason, Duration pause);

    /** Lets a job wait for another worker as if it had never been taken; false when the lease is lost. */
    boolean giveBack(Job.Lease lease);

    /**
     * Lets the jobs of a registry wait, which asked for less, and fewer of them run at once after that.
     *
     * @param first the pause after its first refusal; each in a row is twice as long
     * @param longest of these pauses
     */
    void slowDown(ImagePlace place, Duration first, Duration longest);

    /** Lets one more job of a registry run at once, if it was slowed down. */
    void speedUp(ImagePlace place);

    /** Ends all open jobs of an image in one place. */
    int cancel(ImagePlace place, Digest digest);

    /** Ends all open jobs of an integration and remembers that it is gone. */
    int cancel(String integrationId, Instant removedAt);

    /** How many open jobs there are; states without any are left out. */
    Map<JobState, Integer> countOpen();

    /** For how long the job waits that nobody took for longest, of those that are due. */
    Duration queueAge();

    /** Forgets so many at most of the jobs that were finished longer ago than this. */
    int forgetFinished(Duration age, int most);

    /** Forgets so many at most of the event ids that were noted longer ago than this. */
    int forgetEvents(Duration age, int most);

    /** Forgets that registries were slow, which are not any more. */
    int forgetPaces();
}
