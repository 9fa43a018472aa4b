package dev.crowsnest.local.service;

import dev.crowsnest.local.machine.CannotStart;
import dev.crowsnest.local.process.HttpReadiness;
import dev.crowsnest.local.process.JavaPart;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A service as it is built for production.
 *
 * @param jar what {@code java -jar} takes
 * @param options of the virtual machine, such as the largest heap
 */
public record BuiltService(String name, Path jar, int port, List<String> options) {

    private static final String HOST = "127.0.0.1";

    /** The part that runs it. Throws {@link CannotStart} when it is not built. */
    public JavaPart part(Map<String, String> settings, Path log) {
        if (!Files.exists(jar)) {
            throw new CannotStart("%s is not built: there is no %s; ./crowsnest builds it, and so does mvn package."
                    .formatted(name, jar));
        }
        var arguments = new ArrayList<>(options);
        arguments.addAll(List.of("-jar", jar.toString()));
        var environment = new HashMap<>(settings);
        environment.put("QUARKUS_HTTP_HOST", HOST);
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        var ready = URI.create("http://%s:%d/q/health/ready".formatted(HOST, port));
        return new JavaPart(name, name + " on port " + port, arguments, environment, log, new HttpReadiness(ready));
    }
}
