package dev.crowsnest.local.broker;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.acl.AclOperation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;

/** The users that Strimzi makes, held against those of the command. */
class KafkaUserTest {

    private static final Path USERS = Path.of("../deploy/kubernetes/components/strimzi-cloudnativepg/users.yaml");

    @Test
    void mayDoWhatTheCommandGrants(@TempDir Path directory) throws Exception {
        Set<String> granted = new TreeSet<>();
        AccessScript.run(directory).bindings().stream()
                // Whoever may read or write may see that it is there.
                .filter(binding -> binding.entry().operation() != AclOperation.DESCRIBE)
                .forEach(binding -> granted.add(line(
                        binding.entry().principal().replace("User:", ""),
                        binding.entry().operation().name(),
                        binding.pattern().resourceType().name(),
                        binding.pattern().name())));

        assertThat(users()).isEqualTo(granted);
    }

    private static Set<String> users() throws IOException {
        Set<String> lines = new TreeSet<>();
        try (Reader file = Files.newBufferedReader(USERS)) {
            for (Object user : new Yaml().loadAll(file)) {
                String name = (String) in(user, "metadata", "name");
                for (Object acl : (List<?>) in(user, "spec", "authorization", "acls")) {
                    for (Object operation : (List<?>) in(acl, "operations")) {
                        if (!operation.equals("Describe")) {
                            lines.add(line(name, (String) operation, (String) in(acl, "resource", "type"), (String)
                                    in(acl, "resource", "name")));
                        }
                    }
                }
            }
        }
        return lines;
    }

    private static String line(String user, String operation, String type, String name) {
        return (user + " " + operation + " " + type).toLowerCase(Locale.ROOT) + " " + name;
    }

    private static Object in(Object object, String... path) {
        Object found = object;
        for (String key : path) {
            found = ((Map<?, ?>) found).get(key);
        }
        return found;
    }
}
