package dev.crowsnest.local.process;

import dev.crowsnest.local.machine.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class SupervisorTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path directory;

    private final List<String> said = new CopyOnWriteArrayList<>();
    private Supervisor supervisor;

    @BeforeEach
    void open() {
        supervisor = new Supervisor(directory, directory, said::add);
    }

    @AfterEach
    void close() {
        supervisor.close();
    }

    @Test
    void startsAgainWhatEndedUnasked() {
        var part = new SleepingPart("sleeper");
        start(part);

        part.started.get(0).destroyForcibly();

        await().atMost(PATIENCE).until(() -> said.contains("sleeper is back"));
        assertThat(part.started).hasSize(2);
        assertThat(mark("sleeper").pid()).isEqualTo(part.started.get(1).pid());
    }

    @Test
    void startsAPartAgainWhileOthersWaitForIt() {
        var database = new SleepingPart("database");
        start(database);
        var services = IntStream.rangeClosed(0, ForkJoinPool.getCommonPoolParallelism())
                .mapToObj(number -> new Dependent(new SleepingPart("service-" + number), database))
                .toList();
        services.forEach(this::start);

        services.forEach(service -> service.part().started.get(0).destroyForcibly());
        await().atMost(PATIENCE).until(() -> said.stream().anyMatch(line -> line.startsWith("service-")));
        database.started.get(0).destroyForcibly();

        await().atMost(PATIENCE)
                .until(() -> services.stream().allMatch(service -> said.contains(service.name() + " is back")));
    }

    @Test
    void leavesNoProcessAndNoIdBehind() {
        var parts = List.of(new SleepingPart("one"), new SleepingPart("two"));
        supervisor.start(parts).forEach(part -> part.awaitReady(PATIENCE));

        supervisor.close();

        assertThat(parts).noneMatch(part -> part.started.get(0).isAlive());
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void stopsTheLastStartedFirst() {
        var order = new CopyOnWriteArrayList<String>();
        start(new Recorded(new SleepingPart("database"), order));
        start(new Recorded(new SleepingPart("service"), order));

        supervisor.close();

        assertThat(order).containsExactly("service", "database");
    }

    @Test
    void showsTheLastLinesOfAPartThatEndsAtOnce() {
        var script = List.of("-version", "--no-such-option");
        var log = directory.resolve("broken.log");
        var part = new JavaPart("broken", "broken", script, Map.of(), log, () -> false);
        var started = supervisor.start(List.of(part)).get(0);

        assertThatThrownBy(() -> started.awaitReady(PATIENCE))
                .isInstanceOf(CannotStart.class)
                .hasMessageStartingWith("broken ended while it started; its log is " + log)
                .hasMessageContaining("The last lines of its log:");
    }

    @Test
    void stopsWhatAKilledLauncherLeft() throws IOException {
        var orphan = new SleepingPart("orphan").start();
        ProcessMark.of(orphan).write(directory.resolve("orphan.pid"));
        Files.writeString(directory.resolve("gone.pid"), "999999999 0\n");

        assertThat(new Orphans(directory).stop(List.of())).containsExactly("orphan");
        assertThat(orphan.isAlive()).isFalse();
    }

    private void start(Part part) {
        supervisor.start(List.of(part)).get(0).awaitReady(PATIENCE);
    }

    private ProcessMark mark(String name) {
        return ProcessMark.read(directory.resolve(name + ".pid")).orElseThrow();
    }

    /** As the part behind it, but for what it says itself. */
    private interface Behind extends Part {

        SleepingPart part();

        @Override
        default String name() {
            return part().name();
        }

        @Override
        default String description() {
            return part().description();
        }

        @Override
        default ProcessHandle start() {
            return part().start();
        }

        @Override
        default boolean isReady() {
            return part().isReady();
        }
    }

    /** Ready at its first start; after another one only once the database was started again as well. */
    private record Dependent(SleepingPart part, SleepingPart database) implements Behind {

        @Override
        public boolean isReady() {
            return part.isReady() && part.started.size() <= database.started.size();
        }
    }

    /** Notes when it is stopped. */
    private record Recorded(SleepingPart part, List<String> order) implements Behind {

        @Override
        public void stop(ProcessHandle process) {
            order.add(name());
            part.stop(process);
        }
    }
}
