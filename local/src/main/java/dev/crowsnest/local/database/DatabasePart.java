package dev.crowsnest.local.database;

import dev.crowsnest.local.machine.CannotStart;
import dev.crowsnest.local.process.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A PostgreSQL server of our own, whose data outlives it. Runs as root too, where user namespaces are allowed. */
public final class DatabasePart implements Part {

    private static final int MAJOR_VERSION = 18;

    private static final List<String> SETTINGS = List.of(
            "listen_addresses=127.0.0.1",
            // Connections are over TCP alone: a socket's path may be longer than the system allows.
            "unix_socket_directories=",
            "max_connections=150",
            "fsync=on",
            "synchronous_commit=on");

    private final Path home;
    private final Path log;
    private final int port;
    private final ServerCommand command;
    private final ServerPassword password;

    /** A server that keeps everything in {@code home} and writes to {@code log}. */
    public DatabasePart(Path home, Path log, int port) {
        this.home = home;
        this.log = log;
        this.port = port;
        this.command = new ServerCommand(home.resolve("programs-" + MAJOR_VERSION));
        this.password = new ServerPassword(home.resolve("password"));
    }

    @Override
    public String name() {
        return "database";
    }

    @Override
    public String description() {
        return "PostgreSQL on port " + port;
    }

    /** Where the server answers; made with its password at the first call. */
    public DatabaseAddress address() {
        return new DatabaseAddress("127.0.0.1", port, ServerPassword.USER, password.read());
    }

    @Override
    public ProcessHandle start() {
        command.requirePermission();
        try {
            Files.createDirectories(home);
            requireVersion();
            stopStale();
            if (!Files.exists(files())) {
                initialise();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not prepare PostgreSQL in " + home + ": " + e, e);
        }
        // It gets a session of its own from pg_ctl, so that Ctrl-C in the terminal does not reach it.
        try {
            command.run("pg_ctl", "start", "-w", "-D", files().toString(), "-l", log.toString(), "-o", options());
        } catch (CannotStart e) {
            throw ended();
        }
        return postmaster().orElseThrow(this::ended);
    }

    @Override
    public boolean isReady() {
        return new Databases(address()).answers();
    }

    @Override
    public void stop(ProcessHandle process) {
        command.run("pg_ctl", "stop", "-m", "fast", "-w", "-t", "10", "-D", files().toString());
    }

    /** What went wrong is in the log alone; pg_ctl only says to look there. */
    private CannotStart ended() {
        try (var lines = Files.lines(log)) {
            var last = lines.filter(line -> line.contains("FATAL: "))
                    .reduce((earlier, later) -> later)
                    .map(line -> line.replaceFirst(".*FATAL: *", ""))
                    .orElse("it does not say why");
            return new CannotStart("PostgreSQL ended right after its start: " + last + ". Its log is " + log + ".");
        } catch (IOException | UncheckedIOException e) {
            return new CannotStart(
                    "PostgreSQL ended right after its start, and its log " + log + " cannot be read.", e);
        }
    }

    private String options() {
        var options = new StringBuilder("-p " + port);
        SETTINGS.forEach(setting -> options.append(" -c ").append(setting));
        return options.toString();
    }

    private void initialise() throws IOException {
        password.read();
        var unfinished = home.resolve("data.unfinished");
        command.run(
                "initdb",
                "--pgdata=" + unfinished,
                "--username=" + ServerPassword.USER,
                "--pwfile=" + password.file(),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--no-instructions");
        Files.move(unfinished, files());
    }

    /** Stops a server that a killed launcher left running, perhaps on another port. */
    public void stopStale() {
        var stale = postmaster();
        if (stale.isPresent()) {
            stop(stale.orElseThrow());
            return;
        }
        try {
            // The server takes any living process for itself if it has the id that this file names.
            Files.deleteIfExists(postmasterFile());
        } catch (IOException e) {
            throw new UncheckedIOException("could not delete " + postmasterFile(), e);
        }
    }

    private Optional<ProcessHandle> postmaster() {
        try {
            var pid = Long.parseLong(Files.readAllLines(postmasterFile()).get(0).strip());
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> process.info()
                            .command()
                            .filter(path -> path.endsWith("/postgres"))
                            .isPresent());
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private void requireVersion() throws IOException {
        var file = files().resolve("PG_VERSION");
        if (!Files.exists(file)) {
            return;
        }
        var found = Files.readString(file).strip();
        if (!found.equals(Integer.toString(MAJOR_VERSION))) {
            throw new CannotStart(
                    "The database in %s was written by PostgreSQL %s and this is %d; move it away, or choose another place with --data."
                            .formatted(files(), found, MAJOR_VERSION));
        }
    }

    private Path files() {
        return home.resolve("data");
    }

    private Path postmasterFile() {
        return files().resolve("postmaster.pid");
    }
}
