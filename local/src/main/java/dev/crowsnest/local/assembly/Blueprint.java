package dev.crowsnest.local.assembly;

import dev.crowsnest.local.broker.BrokerPart;
import dev.crowsnest.local.database.DatabaseAddress;
import dev.crowsnest.local.database.DatabasePart;
import dev.crowsnest.local.machine.StateDirectory;
import dev.crowsnest.local.process.HttpReadiness;
import dev.crowsnest.local.process.JavaPart;
import dev.crowsnest.local.process.Part;
import dev.crowsnest.local.registry.RegistryAccount;
import dev.crowsnest.local.service.BuiltService;
import dev.crowsnest.localecr.LocalEcrMain;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every part with its settings: what each must know of the others. */
final class Blueprint {

    private static final String HOST = "127.0.0.1";

    /** Small heaps that fit a laptop together; the collector and the compiler of these parts are the cheap ones. */
    private static final List<String> SMALL = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private final InstallationSettings settings;
    private final StateDirectory data;
    private final RegistryAccount account = RegistryAccount.LOCAL;
    private final ClassArchives archives;

    Blueprint(InstallationSettings settings, StateDirectory data) {
        this.settings = settings;
        this.data = data;
        this.archives = new ClassArchives(data.path().resolve("classes"));
    }

    RegistryAccount account() {
        return account;
    }

    URI api() {
        return at(settings.ports().api());
    }

    URI ingest() {
        return at(settings.ports().ingest());
    }

    URI registryAddress() {
        return at(settings.ports().registry());
    }

    Part broker() {
        return new BrokerPart(
                data.path().resolve("kafka"),
                data.log("broker"),
                settings.ports().broker(),
                settings.ports().controller(),
                ours("broker", "-Xmx320m"),
                data.run().resolve("broker.ready"));
    }

    DatabasePart database(int port) {
        return new DatabasePart(data.path().resolve("postgres"), data.log("database"), port);
    }

    Part registry() {
        var port = settings.ports().registry();
        var arguments = new ArrayList<>(ours("registry", "-Xmx256m"));
        arguments.add(LocalEcrMain.class.getName());
        arguments.addAll(List.of("--data", data.path().resolve("registry").toString()));
        arguments.addAll(List.of("--host", HOST, "--port", Integer.toString(port)));
        arguments.addAll(List.of("--account", account.id(), "--region", account.region()));
        arguments.addAll(List.of("--service-key", account.serviceKey()));
        if (settings.strict()) {
            arguments.addAll(List.of("--strict", "--access-key", account.userKey()));
        }
        var health = new HttpReadiness(registryAddress().resolve("/_local/health"));
        return new JavaPart("registry", "Registry on port " + port, arguments, Map.of(), data.log("registry"), health);
    }

    List<JavaPart> services(DatabaseAddress database) {
        return List.of(ingestService(), integrationService(database), analysisService(database));
    }

    /** Keeps what the parts had loaded when they ended, for a faster next start. */
    void keepClasses() {
        archives.keep();
    }

    private JavaPart ingestService() {
        return part("ingest-service", settings.ports().ingest(), options("-Xmx192m"), kafka());
    }

    private JavaPart integrationService(DatabaseAddress database) {
        var environment = withAws(database.environment("integration"));
        environment.put("CROWSNEST_PEOPLE_BOOTSTRAP_TOKEN_FILE", data.token().toString());
        environment.put(
                "CROWSNEST_PEOPLE_BOOTSTRAP_PASSWORD_FILE", data.password().toString());
        environment.putAll(setup());
        environment.put("QUARKUS_GRPC_CLIENTS_INSIGHTS_HOST", HOST);
        environment.put(
                "QUARKUS_GRPC_CLIENTS_INSIGHTS_PORT",
                Integer.toString(settings.ports().analysis()));
        return part("integration-service", settings.ports().api(), options("-Xmx320m"), environment);
    }

    /** How stacks in the local registry reach us, and that its messages and addresses are taken for those of AWS. */
    private Map<String, String> setup() {
        return Map.of(
                "CROWSNEST_SETUP_PUBLIC_ADDRESS", api().toString(),
                "CROWSNEST_SETUP_EVENTS_ADDRESS", ingest().toString(),
                "CROWSNEST_SETUP_ADDITIONAL_ORIGINS", registryAddress().toString(),
                "CROWSNEST_SETUP_TRUST_ANCHORS",
                        data.path().resolve("registry/topics/anchor.pem").toString());
    }

    private JavaPart analysisService(DatabaseAddress database) {
        var environment = withAws(database.environment("analysis"));
        settings.advisories().ifPresent(address -> environment.put("CROWSNEST_ANALYSIS_ADVISORIES_ADDRESS", address));
        // It inflates and matches all day: worth the better compiler.
        return part("analysis-service", settings.ports().analysis(), List.of("-Xmx768m"), environment);
    }

    private JavaPart part(String name, int port, List<String> options, Map<String, String> environment) {
        Path jar = settings.home().resolve(name).resolve("target/quarkus-app/quarkus-run.jar");
        var all = new ArrayList<>(options);
        all.addAll(archives.options(name, List.of(jar)));
        return new BuiltService(name, jar, port, all).part(environment, data.log(name));
    }

    private List<String> ours(String name, String heap) {
        var options = new ArrayList<>(options(heap));
        var classPath = System.getProperty("java.class.path");
        options.addAll(archives.options(name, paths(classPath)));
        options.addAll(List.of("-cp", classPath));
        return options;
    }

    private static List<Path> paths(String classPath) {
        return Stream.of(classPath.split(File.pathSeparator)).map(Path::of).toList();
    }

    private static List<String> options(String heap) {
        var options = new ArrayList<>(SMALL);
        options.add(heap);
        return options;
    }

    private Map<String, String> kafka() {
        return Map.of("KAFKA_BOOTSTRAP_SERVERS", HOST + ":" + settings.ports().broker());
    }

    /** The services meet the local registry with credentials that open nothing anywhere else. */
    private Map<String, String> withAws(Map<String, String> database) {
        var environment = new HashMap<>(kafka());
        environment.putAll(database);
        environment.put("CROWSNEST_AWS_ENDPOINT", registryAddress().toString());
        environment.put("AWS_ACCESS_KEY_ID", account.serviceKey());
        environment.put("AWS_SECRET_ACCESS_KEY", "local");
        environment.put("AWS_REGION", account.region());
        environment.put("AWS_CONFIG_FILE", "/dev/null");
        environment.put("AWS_SHARED_CREDENTIALS_FILE", "/dev/null");
        environment.put("AWS_EC2_METADATA_DISABLED", "true");
        return environment;
    }

    private static URI at(int port) {
        return URI.create("http://" + HOST + ":" + port);
    }
}
