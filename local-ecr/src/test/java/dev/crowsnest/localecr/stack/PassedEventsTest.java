package dev.crowsnest.localecr.stack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crowsnest.localecr.delivery.EventPattern;
import dev.crowsnest.localecr.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What of ECR's events comes to ingest-service, by the rules that users make: no other test knows when one is lost. */
class PassedEventsTest {

    private static final Path EVENTS = Path.of("../ingest-service/src/test/resources/events");

    private static final Map<String, Set<String>> PASSED_ON = Map.of(
            "DockerScoutEcrRule",
            Set.of(
                    "archive",
                    "archive-of-a-referrer",
                    "delete",
                    "no-account",
                    "no-digest",
                    "pull-through-failed",
                    "pulled-through",
                    "push",
                    "push-untagged-with-media-types",
                    "push-with-unknown-fields",
                    "replicated",
                    "repository-with-dots",
                    "restore",
                    "restore-of-a-referrer",
                    "time-is-none"),
            // A pattern cannot tell a refused call from one that was made: ingest-service does.
            "DockerScoutRepoDeletedRule",
            Set.of(
                    "repository-deleted",
                    "repository-deleted-in-another-registry",
                    "repository-deletion-refused",
                    "repository-deletion-with-an-error"));

    private static final Set<String> KEPT_BACK = Set.of(
            "image-scan",
            "images-expired",
            "push-failed",
            "push-of-another-source",
            "replication-failed",
            "repository-created",
            "scan-frequency-changed",
            "unknown-action",
            "unknown-detail-type",
            "unknown-detail-type-without-time");

    enum Written {
        CLOUD_FORMATION {
            @Override
            Map<String, EventPattern> rules() throws IOException {
                var template = Template.parse(Files.readString(Path.of("../deploy/aws/crowsnest-ecr.yaml")));
                return template.resources().values().stream()
                        .filter(resource -> resource.type().equals("AWS::Events::Rule"))
                        .collect(Collectors.toMap(
                                LogicalResource::name,
                                rule -> EventPattern.of(rule.properties().path("EventPattern"))));
            }
        },
        TERRAFORM {
            @Override
            Map<String, EventPattern> rules() throws IOException {
                var text = Files.readString(Path.of("../deploy/aws/terraform/crowsnest-ecr.tf"));
                var rules = Hcl.read(text).path("resource").path("aws_cloudwatch_event_rule");
                return Map.of(
                        "DockerScoutEcrRule", pattern(rules.path("docker_scout_ecr_rule")),
                        "DockerScoutRepoDeletedRule", pattern(rules.path("docker_scout_repo_deleted_rule")));
            }
        };

        abstract Map<String, EventPattern> rules() throws IOException;

        private static EventPattern pattern(JsonNode rule) {
            return EventPattern.of(rule.path("event_pattern"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void areThese(Written written) throws IOException {
        var passed = new TreeMap<String, Set<String>>();
        for (var rule : written.rules().entrySet()) {
            passed.put(rule.getKey(), passedOn(rule.getValue()));
        }

        assertThat(passed).isEqualTo(PASSED_ON);
    }

    @Test
    void areOfTheFilesThatIngestServiceIsTestedWith() throws IOException {
        var named = new TreeSet<>(KEPT_BACK);
        PASSED_ON.values().forEach(named::addAll);

        assertThat(events().keySet()).isEqualTo(named);
    }

    private static Set<String> passedOn(EventPattern rule) throws IOException {
        return events().entrySet().stream()
                .filter(event -> rule.passesOn(event.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static Map<String, JsonNode> events() throws IOException {
        var events = new TreeMap<String, JsonNode>();
        try (Stream<Path> files = Files.list(EVENTS)) {
            for (var file : files.toList()) {
                events.put(file.getFileName().toString().replace(".json", ""), Json.parse(Files.readAllBytes(file)));
            }
        }
        return events;
    }
}
