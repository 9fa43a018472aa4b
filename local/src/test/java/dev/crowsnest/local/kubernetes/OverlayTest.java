package dev.crowsnest.local.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class OverlayTest {

    private static final List<String> PROBES = List.of("started", "ready", "live");

    @ParameterizedTest
    @MethodSource("dev.crowsnest.local.kubernetes.Overlay#names")
    void leadsToThePodsOfTheirService(String overlay) throws Exception {
        Overlay rendered = Overlay.rendered(overlay);
        for (String service : Overlay.SERVICES) {
            JsonNode deployment = rendered.one("Deployment", service);
            var labels = Overlay.labels(deployment.at("/spec/template/metadata/labels"));
            JsonNode pod = deployment.at("/spec/template/spec");

            assertThat(labels).containsEntry("app.kubernetes.io/name", service);
            assertThat(labels).containsAllEntriesOf(Overlay.labels(deployment.at("/spec/selector/matchLabels")));
            assertThat(labels)
                    .containsAllEntriesOf(
                            Overlay.labels(rendered.one("Service", service).at("/spec/selector")));
            assertThat(NetworkRules.matches(
                            rendered.one("PodDisruptionBudget", service).at("/spec/selector"), labels))
                    .isTrue();
            assertThat(Overlay.items(pod.path("topologySpreadConstraints")))
                    .hasSize(2)
                    .allMatch(spread -> NetworkRules.matches(spread.path("labelSelector"), labels));
            rendered.one("ServiceAccount", pod.path("serviceAccountName").asText());
        }
    }

    @ParameterizedTest
    @MethodSource("dev.crowsnest.local.kubernetes.Overlay#names")
    void asksEachServiceWhereItAnswers(String overlay) throws Exception {
        Overlay rendered = Overlay.rendered(overlay);
        for (String service : Overlay.SERVICES) {
            JsonNode container = rendered.one("Deployment", service).at("/spec/template/spec/containers/0");

            assertThat(container.at("/ports/0/containerPort").asInt()).isEqualTo(port(service));
            assertThat(rendered.one("Service", service).at("/spec/ports/0/port").asInt())
                    .isEqualTo(port(service));
            assertThat(List.of("startupProbe", "readinessProbe", "livenessProbe"))
                    .extracting(
                            probe -> container.at("/" + probe + "/httpGet/path").asText())
                    .isEqualTo(PROBES.stream().map(path -> "/q/health/" + path).toList());
            assertThat(container.path("image").asText()).contains("crowsnest/" + service + ":");
        }
        assertThat(rendered.environment("integration-service"))
                .containsEntry("QUARKUS_GRPC_CLIENTS_INSIGHTS_PORT", "" + port("analysis-service"));
    }

    @ParameterizedTest
    @MethodSource("dev.crowsnest.local.kubernetes.Overlay#names")
    void opensToTheInternetOnlyWhatAwsCalls(String overlay) throws Exception {
        List<JsonNode> ingresses = Overlay.rendered(overlay).all("Ingress");

        assertThat(ingresses).hasSize(1);
        JsonNode rule = ingresses.get(0).at("/spec/rules/0");
        assertThat(ingresses.get(0).at("/spec/rules")).hasSize(1);
        assertThat(ingresses.get(0).at("/spec/defaultBackend").isMissingNode()).isTrue();
        assertThat(ingresses.get(0).at("/spec/tls/0/hosts/0")).isEqualTo(rule.path("host"));
        assertThat(Overlay.items(rule.at("/http/paths")))
                .extracting(path -> path.path("path").asText() + " "
                        + path.at("/backend/service/name").asText())
                .containsExactly("/webhooks/eventbridge ingest-service", "/setup/sns integration-service");
        assertThat(read("ingest-service", "ingest/webhook/rest/EventBridgeResource"))
                .contains("@Path(\"/webhooks/eventbridge/{integration}\")");
        assertThat(read("integration-service", "integration/registry/handshake/sns/SetupMessageResource"))
                .contains("@Path(\"/setup/sns/{integration}\")");
    }

    @Test
    void givesTheRoleToThoseWhoAskAws() throws Exception {
        assertThat(Overlay.rendered("production").all("ServiceAccount"))
                .filteredOn(account -> account.at("/metadata/annotations").has("eks.amazonaws.com/role-arn"))
                .extracting(Overlay::nameOf)
                .containsExactlyInAnyOrder("integration-service", "analysis-service");
    }

    @Test
    void scalesByTheJobsThatTheServiceReports() throws Exception {
        String query = Overlay.rendered("production")
                .one("ScaledObject", "analysis-service")
                .at("/spec/triggers/0/metadata/query")
                .asText();

        assertThat(query).contains("crowsnest_analysis_jobs{").contains("\"QUEUED|RUNNING\"");
        assertThat(read("analysis-service", "analysis/job/JobMetrics")).contains("\"crowsnest.analysis.jobs\"");
        assertThat(Overlay.rendered("production-hpa").all("ScaledObject")).isEmpty();
        assertThat(Overlay.rendered("production")
                        .one("Deployment", "analysis-service")
                        .path("spec")
                        .has("replicas"))
                .as("a number here would undo what the scaler did")
                .isFalse();
    }

    private static int port(String service) throws Exception {
        var properties = new Properties();
        try (var in = Files.newInputStream(Path.of("..", service, "src/main/resources/application.properties"))) {
            properties.load(in);
        }
        return Integer.parseInt(properties.getProperty("quarkus.http.port"));
    }

    private static String read(String service, String type) throws Exception {
        return Files.readString(Path.of("..", service, "src/main/java/dev/crowsnest", type + ".java"));
    }
}
