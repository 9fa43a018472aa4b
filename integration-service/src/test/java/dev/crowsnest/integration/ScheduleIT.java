package dev.crowsnest.integration;

import dev.crowsnest.integration.fixture.RunningService;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What the service does without being asked. Tests call most of it by themselves, and would not miss its turn. */
@QuarkusTest
class ScheduleIT extends RunningService {

    @Inject
    Scheduler scheduler;

    @Test
    void doesByItselfWhatNobodyAsksFor() {
        assertThat(scheduler.isRunning()).isTrue();
        assertThat(scheduler.getScheduledJobs())
                .extracting(job -> job.getMethodDescription().replaceFirst(".*\\.", ""))
                .containsExactlyInAnyOrder(
                        "AccessCheck#run",
                        "AuditRetention#run",
                        "DeadLetterCount#run",
                        "DeadLetterRetention#run",
                        "HandshakeHousekeeping#run",
                        "HandshakeWork#run",
                        "HeardEvents#write",
                        "HousekeepingWork#run",
                        "InventoryCount#run",
                        "KeySweep#run",
                        "LookBackWork#run",
                        "LookWork#run",
                        "SignInUpkeep#run",
                        "UsageUpkeep#forget");
    }

    @Test
    void triesEachRegistryEveryQuarterOfAnHour() {
        assertThat(scheduler.getScheduledJobs())
                .filteredOn(job -> job.getMethodDescription().endsWith(".AccessCheck#run"))
                .allSatisfy(job -> assertThat(Duration.between(
                                Optional.ofNullable(job.getPreviousFireTime()).orElseGet(Instant::now),
                                job.getNextFireTime()))
                        .isLessThanOrEqualTo(Duration.ofMinutes(15)))
                .hasSize(1);
    }
}
