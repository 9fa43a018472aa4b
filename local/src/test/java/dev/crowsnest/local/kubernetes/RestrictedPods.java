package dev.crowsnest.local.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The restricted Pod Security Standard, and that nothing writes to the image's own files. */
final class RestrictedPods {

    private static final Set<String> VOLUMES = Set.of(
            "configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim", "projected", "secret");

    private RestrictedPods() {}

    /** What of a pod's template it forbids. */
    static List<String> violations(JsonNode template) {
        JsonNode pod = template.path("spec");
        List<String> found = new ArrayList<>();
        Stream.of("hostNetwork", "hostPID", "hostIPC")
                .filter(field -> pod.path(field).asBoolean())
                .forEach(found::add);
        Overlay.items(pod.path("volumes"))
                .flatMap(volume -> volume.properties().stream())
                .filter(entry -> !entry.getKey().equals("name") && !VOLUMES.contains(entry.getKey()))
                .forEach(entry -> found.add("volume " + entry.getKey()));
        Stream.of("initContainers", "containers", "ephemeralContainers")
                .flatMap(field -> Overlay.items(pod.path(field)))
                .forEach(container -> violations(pod.path("securityContext"), container, found));
        return found;
    }

    private static void violations(JsonNode ofPod, JsonNode container, List<String> found) {
        JsonNode own = container.path("securityContext");
        require(either(own, ofPod, "runAsNonRoot").asBoolean(), "runAsNonRoot", found);
        require(either(own, ofPod, "runAsUser").asInt(-1) != 0, "runAsUser 0", found);
        require(
                Set.of("RuntimeDefault", "Localhost")
                        .contains(either(own, ofPod, "seccompProfile")
                                .path("type")
                                .asText()),
                "seccompProfile",
                found);
        require(!own.path("allowPrivilegeEscalation").asBoolean(true), "allowPrivilegeEscalation", found);
        require(!own.path("privileged").asBoolean(), "privileged", found);
        require(own.path("readOnlyRootFilesystem").asBoolean(), "readOnlyRootFilesystem", found);
        require(own.at("/capabilities/drop").toString().equals("[\"ALL\"]"), "capabilities", found);
        require(own.at("/capabilities/add").isMissingNode(), "capabilities", found);
        require(Overlay.items(container.path("ports")).noneMatch(port -> port.has("hostPort")), "hostPort", found);
    }

    private static JsonNode either(JsonNode container, JsonNode pod, String field) {
        return container.has(field) ? container.path(field) : pod.path(field);
    }

    private static void require(boolean kept, String rule, List<String> found) {
        if (!kept) {
            found.add(rule);
        }
    }
}
