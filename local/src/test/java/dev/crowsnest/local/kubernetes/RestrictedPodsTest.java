package dev.crowsnest.local.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class RestrictedPodsTest {

    private static final String KEPT = """
            {"spec": {"securityContext": {"runAsNonRoot": true, "seccompProfile": {"type": "RuntimeDefault"}},
             "volumes": [{"name": "tmp", "emptyDir": {}}],
             "containers": [{"securityContext": {"allowPrivilegeEscalation": false, "readOnlyRootFilesystem": true,
              "capabilities": {"drop": ["ALL"]}}}]}}""";

    @ParameterizedTest
    @MethodSource("dev.crowsnest.local.kubernetes.Overlay#names")
    void areAllThereAre(String overlay) throws Exception {
        Overlay rendered = Overlay.rendered(overlay);

        assertThat(rendered.pods())
                .hasSizeGreaterThanOrEqualTo(Overlay.SERVICES.size())
                .allSatisfy(pod -> assertThat(RestrictedPods.violations(pod)).isEmpty())
                .allSatisfy(pod ->
                        assertThat(pod.at("/spec/automountServiceAccountToken")).hasToString("false"));
        assertThat(Overlay.labels(rendered.one("Namespace", "crowsnest").at("/metadata/labels")))
                .containsEntry("pod-security.kubernetes.io/enforce", "restricted");
    }

    @Test
    void mayBeWithoutUser() throws Exception {
        assertThat(RestrictedPods.violations(template("", ""))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"runAsNonRoot\": true | \"runAsNonRoot\": false | runAsNonRoot",
                "RuntimeDefault | Unconfined | seccompProfile",
                "\"emptyDir\" | \"hostPath\" | volume hostPath",
                "\"ALL\" | \"NET_RAW\" | capabilities",
                "\"allowPrivilegeEscalation\": false, | \"privileged\": true, | allowPrivilegeEscalation",
                "\"volumes\" | \"hostNetwork\": true, \"volumes\" | hostNetwork",
            })
    void areNotThoseThatMayMore(String kept, String broken, String violation) throws Exception {
        assertThat(RestrictedPods.violations(template(kept, broken))).contains(violation);
    }

    private static JsonNode template(String kept, String broken) throws Exception {
        return new ObjectMapper().readTree(KEPT.replace(kept, broken));
    }
}
