package dev.crowsnest.local.assembly;

import dev.crowsnest.local.database.DatabaseAddress;
import dev.crowsnest.local.database.DatabasePart;
import dev.crowsnest.local.database.Databases;
import dev.crowsnest.local.machine.CannotStart;
import dev.crowsnest.local.machine.DirectoryLock;
import dev.crowsnest.local.machine.StateDirectory;
import dev.crowsnest.local.process.Orphans;
import dev.crowsnest.local.process.Part;
import dev.crowsnest.local.process.ProcessMark;
import dev.crowsnest.local.process.Progress;
import dev.crowsnest.local.process.SupervisedPart;
import dev.crowsnest.local.process.Supervisor;
import dev.crowsnest.local.registry.EcrCalls;
import dev.crowsnest.local.registry.RegistryAccount;
import dev.crowsnest.local.registry.RegistryControl;
import dev.crowsnest.local.setup.CrowsnestApi;
import dev.crowsnest.local.setup.LocalIntegration;
import dev.crowsnest.testsupport.image.RegistryPush;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** All of Crowsnest on this machine, started in order and stopped in the reverse order. */
public final class Installation implements AutoCloseable {

    /** On a machine that is busy with a build, a first start has taken a minute. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final InstallationSettings settings;
    private final StateDirectory data;
    private final DirectoryLock lock;
    private final Blueprint blueprint;
    private final Supervisor supervisor;
    private final Progress progress;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Instant began = Instant.now();

    private Installation(InstallationSettings settings, StateDirectory data, DirectoryLock lock, Progress progress) {
        this.settings = settings;
        this.data = data;
        this.lock = lock;
        this.progress = progress;
        this.blueprint = new Blueprint(settings, data);
        this.supervisor = new Supervisor(data.run(), data.logs(), progress);
    }

    /** Takes the data directory and clears what a killed launcher left. Throws {@link CannotStart}. */
    public static Installation prepare(InstallationSettings settings, Progress progress) {
        var data = StateDirectory.open(settings.data());
        var lock = DirectoryLock.take(data);
        ProcessMark.of(ProcessHandle.current()).write(data.run().resolve("launcher.pid"));
        var orphans = new Orphans(data.run()).stop(List.of("database"));
        if (!orphans.isEmpty()) {
            progress.say("Stopped what an earlier run left: " + String.join(", ", orphans));
        }
        return new Installation(settings, data, lock, progress);
    }

    /** Starts broker, database and registry, then the services, then has the registry watched. */
    public void start() {
        var database = startInfrastructure();
        startServices(database);
        connectRegistry();
    }

    /** Starts broker, database and registry only; says where the database is. */
    public DatabaseAddress startInfrastructure() {
        var parts = new ArrayList<Part>(List.of(blueprint.broker(), blueprint.registry()));
        var own = settings.ports().database().map(blueprint::database);
        own.ifPresent(parts::add);
        own.ifPresent(DatabasePart::stopStale);
        settings.ports().requireFree();
        ready(parts);
        var address = own.map(part -> part.address()).or(settings::database).orElseThrow();
        new Databases(address).make(List.of("integration", "analysis"));
        return address;
    }

    public URI api() {
        return blueprint.api();
    }

    public URI registry() {
        return blueprint.registryAddress();
    }

    public StateDirectory data() {
        return data;
    }

    /** Pushes to these repositories of the registry; signed in, and with the repositories made, where it asks for that. */
    public RegistryPush push(List<String> repositories) {
        var push = RegistryPush.to(registry());
        if (!settings.strict()) {
            return push;
        }
        var ecr = new EcrCalls(registry(), blueprint.account(), http);
        repositories.forEach(ecr::makeRepository);
        return push.basicAuth("AWS", ecr.password());
    }

    /** Who may sign in to the registry; empty where nobody has to. */
    public Optional<RegistryAccount> signIn() {
        return settings.strict() ? Optional.of(blueprint.account()) : Optional.empty();
    }

    /** Where the build put the jars of the Java sample. */
    public Path sampleJars() {
        return settings.home().resolve("local/target/sample-jars");
    }

    /** The API with the first owner's token. */
    public CrowsnestApi client() {
        return new CrowsnestApi(api(), token(), http);
    }

    /** Completes with the name of a part that cannot be kept running. */
    public CompletableFuture<String> givenUp() {
        return supervisor.givenUp();
    }

    /** Whether any part was started. */
    public boolean isStarted() {
        return supervisor.isStarted();
    }

    public boolean isStopping() {
        return supervisor.isStopping();
    }

    @Override
    public void close() {
        supervisor.close();
        blueprint.keepClasses();
        lock.close();
    }

    private void startServices(DatabaseAddress database) {
        ready(blueprint.services(database));
    }

    private void ready(List<? extends Part> parts) {
        for (SupervisedPart part : supervisor.start(parts)) {
            part.awaitReady(PATIENCE);
            progress.say(String.format(Locale.ROOT, "%-36s %5.1f s", part.description(), seconds()));
        }
    }

    private void connectRegistry() {
        var control = new RegistryControl(registry(), http);
        new LocalIntegration(client(), control, blueprint.account(), template()).connect(blueprint.ingest());
    }

    private String template() {
        Path file = settings.home().resolve("deploy/aws/crowsnest-ecr.yaml");
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("could not read the template of the stack in " + file + ": " + e, e);
        }
    }

    /** The first owner's token, from the file that integration-service wrote at the first start. */
    public String token() {
        try {
            return Files.readString(data.token()).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("could not read the first owner's token in " + data.token() + ": " + e, e);
        }
    }

    /** The first owner's, until another password is chosen. */
    public Optional<String> oneTimePassword() {
        try {
            return Files.exists(data.password())
                    ? Optional.of(Files.readString(data.password()).strip())
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("could not read the one-time password in " + data.password() + ": " + e, e);
        }
    }

    /** Since everything began: each part's figure tells when it was there. */
    private double seconds() {
        return Duration.between(began, Instant.now()).toMillis() / 1000.0;
    }
}
