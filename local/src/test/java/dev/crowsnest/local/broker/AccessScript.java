package dev.crowsnest.local.broker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * What {@code deploy/kafka/access} has Kafka's own programs do. They are no part of the jars that the tests have, so in their place
 * stand some that write down what they were told.
 */
record AccessScript(List<List<String>> grants, Map<String, String> passwords) {

    static final List<String> SERVICES = List.of("ingest-service", "integration-service", "analysis-service");

    private static final Path SCRIPT = Path.of("../deploy/kafka/access");
    private static final int ITERATIONS = 4096;

    /** Runs it, with a password for each service that holds its name. */
    static AccessScript run(Path directory) throws Exception {
        for (String service : SERVICES) {
            Path file = directory.resolve(service.replace("-service", "") + ".properties");
            Files.writeString(
                    file,
                    "quarkus.datasource.password=other\nkafka.sasl.jaas.config="
                            + "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"" + service
                            + "\" password=\"" + password(service) + "\";\n");
        }
        return run(directory, directory);
    }

    static String password(String service) {
        return "of=" + service;
    }

    /** @param secrets where the files of the services are */
    static AccessScript run(Path directory, Path secrets) throws Exception {
        Path programs = Files.createDirectories(directory.resolve("bin"));
        program(programs, "kafka-acls.sh", "echo \"$*\" >> \"$KAFKA_HOME/grants\"");
        program(
                programs,
                "kafka-configs.sh",
                "[[ \"$*\" != *password* ]] && echo \"$9 $(cat \"${11}\")\" >> \"$KAFKA_HOME/users\"");
        var builder = new ProcessBuilder("bash", SCRIPT.toString(), "kafka:9092", "admin.properties");
        builder.environment().putAll(Map.of("KAFKA_HOME", directory.toString(), "SECRETS", secrets.toString()));
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(said);
        }
        var passwords = new TreeMap<String, String>();
        Files.readAllLines(directory.resolve("users"))
                .forEach(line -> passwords.put(
                        line.substring(0, line.indexOf(' ')),
                        line.replaceFirst("^.* SCRAM-SHA-512=password=(.*)$", "$1")));
        return new AccessScript(
                Files.readAllLines(directory.resolve("grants")).stream()
                        .map(line -> List.of(line.split(" +")))
                        .toList(),
                passwords);
    }

    List<UserScramCredentialAlteration> users() {
        return passwords.entrySet().stream()
                .<UserScramCredentialAlteration>map(user -> new UserScramCredentialUpsertion(
                        user.getKey(),
                        new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS),
                        user.getValue()))
                .toList();
    }

    List<AclBinding> bindings() {
        return grants.stream().flatMap(AccessScript::bindings).toList();
    }

    /** Names of what a user may do this with. */
    List<String> names(String service, AclOperation operation, ResourceType type) {
        return bindings().stream()
                .filter(binding -> binding.entry().principal().equals("User:" + service)
                        && binding.entry().operation() == operation
                        && binding.pattern().resourceType() == type)
                .map(binding -> binding.pattern().name())
                .sorted()
                .toList();
    }

    private static Stream<AclBinding> bindings(List<String> words) {
        return Stream.of(ResourceType.TOPIC, ResourceType.GROUP)
                .flatMap(type -> values(words, "--" + type.name().toLowerCase(Locale.ROOT)).stream()
                        .flatMap(name -> values(words, "--operation").stream()
                                .map(operation -> new AclBinding(
                                        new ResourcePattern(type, name, PatternType.LITERAL),
                                        new AccessControlEntry(
                                                values(words, "--allow-principal")
                                                        .get(0),
                                                "*",
                                                AclOperation.fromString(operation),
                                                AclPermissionType.ALLOW)))));
    }

    private static List<String> values(List<String> words, String option) {
        return Stream.iterate(0, i -> i < words.size() - 1, i -> i + 1)
                .filter(i -> words.get(i).equals(option))
                .map(i -> words.get(i + 1))
                .toList();
    }

    private static void program(Path directory, String name, String body) throws IOException {
        Path file = Files.writeString(directory.resolve(name), "#!/bin/bash\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
