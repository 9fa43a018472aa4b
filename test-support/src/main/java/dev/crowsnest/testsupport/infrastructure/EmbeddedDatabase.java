package dev.crowsnest.testsupport.infrastructure;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL as a process of its own, with its data in a temporary directory.
 *
 * <p>{@link #stop()}, {@link #kill()} and {@link #restart()} keep port and data, so that what clients and transactions
 * go through can be tested. Runs as root too, where user namespaces are allowed.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    /** PostgreSQL's own default; a benchmark of much data gives it more, as an installation would. */
    private static final String SHARED_BUFFERS = System.getProperty("crowsnest.test.shared-buffers", "128MB");

    private static final String SHARED_PORT = "crowsnest.test.postgres.port";
    // On a machine with two busy cores the first start, which also unpacks the server, has taken 15 s.
    private static final Duration STARTUP = Duration.ofSeconds(60);
    private static final long DEATH_SECONDS = 10;

    private final int port = FreePort.find();
    private final TemporaryDirectory directory = TemporaryDirectory.create("postgres");
    private @Nullable EmbeddedPostgres running;

    private EmbeddedDatabase() {}

    /** Starts a server on a free port. */
    public static EmbeddedDatabase start() {
        EmbeddedDatabase database = new EmbeddedDatabase();
        try {
            database.restart();
            return database;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** A database of this name in a server that all tests of the JVM share; the server ends with the JVM. */
    public static DatabaseAddress shared(String name) {
        // System properties are the only place that all class loaders of Quarkus's tests see alike.
        synchronized (System.getProperties()) {
            Integer port = Integer.getInteger(SHARED_PORT);
            if (port == null) {
                EmbeddedDatabase server = start();
                Runtime.getRuntime().addShutdownHook(new Thread(server::close, "shared-postgres-stop"));
                port = server.port;
                System.setProperty(SHARED_PORT, port.toString());
            }
            DatabaseAddress address = new DatabaseAddress(port, name);
            address.create();
            return address;
        }
    }

    /** The database of this name, made unless it is there. */
    public DatabaseAddress database(String name) {
        DatabaseAddress address = new DatabaseAddress(port, name);
        address.create();
        return address;
    }

    /** Stops the server in order, keeping its data; nothing happens when it is stopped. */
    public synchronized void stop() {
        if (running != null) {
            try {
                running.close();
            } catch (IOException e) {
                throw new UncheckedIOException("could not stop PostgreSQL in " + data(), e);
            } finally {
                running = null;
            }
        }
    }

    /** Kills the server's first process with SIGKILL, as a crash would; its children then end by themselves. */
    public synchronized void kill() {
        ProcessHandle.of(postmaster()).ifPresent(process -> {
            process.destroyForcibly();
            await(process);
        });
        stop();
    }

    /** Starts the server again on its port, with its data; stops it before when it runs. */
    public synchronized void restart() {
        stop();
        try {
            running = EmbeddedPostgres.builder()
                    .setPort(port)
                    .setDataDirectory(data())
                    .setCleanDataDirectory(false)
                    .setPGStartupWait(STARTUP)
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("shared_buffers", SHARED_BUFFERS)
                    // Data of a test need not survive the loss of power; a kill it survives without fsync.
                    .setServerConfig("fsync", "off")
                    .setServerConfig("synchronous_commit", "on")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("could not start PostgreSQL in " + data(), e);
        }
    }

    @Override
    public synchronized void close() {
        stop();
        directory.close();
    }

    private Path data() {
        return directory.path().resolve("data");
    }

    private long postmaster() {
        try {
            return Long.parseLong(
                    Files.readAllLines(data().resolve("postmaster.pid")).get(0).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("could not kill PostgreSQL in " + data() + ": it does not run", e);
        }
    }

    private static void await(ProcessHandle process) {
        try {
            process.onExit().get(DEATH_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("could not kill process " + process.pid() + ": it lives on", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("could not kill process " + process.pid() + ": interrupted", e);
        }
    }
}
