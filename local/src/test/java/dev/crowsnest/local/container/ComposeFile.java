package dev.crowsnest.local.container;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;

/** {@code docker-compose.yml}, as Compose reads it where nothing is set around it. */
record ComposeFile(Map<String, Map<String, Object>> services) {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{[A-Z_]+:-([^}]*)}");

    static ComposeFile read(Path file) throws IOException {
        Map<String, Map<String, Map<String, Object>>> content = new Yaml().load(Files.readString(file));
        return new ComposeFile(content.get("services"));
    }

    /** What a service has in its environment; a variable without a value is passed on, so here there is none. */
    Map<String, String> environment(String service) {
        Map<String, String> environment = new TreeMap<>();
        Map<?, ?> given = (Map<?, ?>) services.getOrDefault(service, Map.of()).getOrDefault("environment", Map.of());
        given.forEach((name, value) -> {
            if (value != null) {
                environment.put(name.toString(), interpolated(value.toString()));
            }
        });
        return environment;
    }

    String image(String service) {
        return interpolated(String.valueOf(services.get(service).get("image")));
    }

    /** A field that is a list. */
    List<?> list(String service, String field) {
        return (List<?>) services.get(service).getOrDefault(field, List.of());
    }

    private static String interpolated(String text) {
        return VARIABLE.matcher(text).replaceAll("$1");
    }
}
