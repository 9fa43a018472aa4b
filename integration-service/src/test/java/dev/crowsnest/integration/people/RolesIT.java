package dev.crowsnest.integration.people;

import dev.crowsnest.integration.fixture.Digests;
import dev.crowsnest.integration.fixture.Operations;
import dev.crowsnest.integration.fixture.RunningService;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Every operation that the OpenAPI document names, by everybody. An operation that is not listed here fails the test. */
@QuarkusTest
class RolesIT extends RunningService {

    private static final Map<String, Role> LOWEST = new TreeMap<>(Map.ofEntries(
            Map.entry("GET /api/v1/me", Role.MEMBER),
            Map.entry("GET /api/v1/tokens", Role.MEMBER),
            Map.entry("POST /api/v1/tokens", Role.MEMBER),
            Map.entry("DELETE /api/v1/tokens/{id}", Role.MEMBER),
            Map.entry("GET /api/v1/persons", Role.OWNER),
            Map.entry("POST /api/v1/persons", Role.OWNER),
            Map.entry("GET /api/v1/persons/{id}/tokens", Role.OWNER),
            Map.entry("POST /api/v1/persons/{id}/tokens", Role.OWNER),
            Map.entry("DELETE /api/v1/persons/{id}/tokens/{token}", Role.OWNER),
            Map.entry("POST /api/v1/persons/{id}/role", Role.OWNER),
            Map.entry("POST /api/v1/persons/{id}/link", Role.OWNER),
            Map.entry("DELETE /api/v1/persons/{id}", Role.OWNER),
            Map.entry("GET /api/v1/invitations", Role.OWNER),
            Map.entry("POST /api/v1/invitations", Role.OWNER),
            Map.entry("DELETE /api/v1/invitations/{id}", Role.OWNER),
            Map.entry("GET /api/v1/audit", Role.OWNER),
            Map.entry("GET /api/v1/feeds", Role.MEMBER),
            Map.entry("POST /api/v1/feeds/sync", Role.OWNER),
            Map.entry("GET /api/v1/feeds/archive", Role.OWNER),
            Map.entry("POST /api/v1/feeds/archive", Role.OWNER),
            Map.entry("GET /api/v1/integrations", Role.MEMBER),
            Map.entry("GET /api/v1/integrations/{id}", Role.MEMBER),
            Map.entry("GET /api/v1/integrations/{id}/cost", Role.MEMBER),
            Map.entry("POST /api/v1/integrations", Role.OWNER),
            Map.entry("POST /api/v1/integrations/setup", Role.OWNER),
            Map.entry("POST /api/v1/integrations/{id}/setup", Role.OWNER),
            Map.entry("POST /api/v1/integrations/{id}/verify", Role.OWNER),
            Map.entry("GET /api/v1/integrations/{id}/reconcile", Role.MEMBER),
            Map.entry("POST /api/v1/integrations/{id}/reconcile", Role.EDITOR),
            Map.entry("POST /api/v1/integrations/{id}/rotate-key", Role.OWNER),
            Map.entry("POST /api/v1/integrations/{id}/revoke-former-key", Role.OWNER),
            Map.entry("DELETE /api/v1/integrations/{id}", Role.OWNER),
            Map.entry("POST /api/v1/integrations/{id}/repositories/enable", Role.EDITOR),
            Map.entry("GET /api/v1/integrations/{id}/repositories/rule", Role.MEMBER),
            Map.entry("PUT /api/v1/integrations/{id}/repositories/rule", Role.EDITOR),
            Map.entry("GET /api/v1/repositories", Role.MEMBER),
            Map.entry("GET /api/v1/repositories/{id}", Role.MEMBER),
            Map.entry("POST /api/v1/repositories/{id}/enable", Role.EDITOR),
            Map.entry("POST /api/v1/repositories/{id}/disable", Role.EDITOR),
            Map.entry("GET /api/v1/dead-letters", Role.MEMBER),
            Map.entry("POST /api/v1/dead-letters/replay", Role.EDITOR),
            Map.entry("POST /api/v1/dead-letters/{id}/replay", Role.EDITOR),
            Map.entry("GET /api/v1/images", Role.MEMBER),
            Map.entry("GET /api/v1/images/{digest}", Role.MEMBER),
            Map.entry("GET /api/v1/images/{digest}/report", Role.MEMBER),
            Map.entry("GET /api/v1/images/{digest}/packages", Role.MEMBER),
            Map.entry("GET /api/v1/images/{digest}/layers", Role.MEMBER),
            Map.entry("GET /api/v1/images/{digest}/history", Role.MEMBER),
            Map.entry("GET /api/v1/images/{digest}/vulnerabilities/{vulnerability}", Role.MEMBER),
            Map.entry("POST /api/v1/images/{digest}/analyze", Role.EDITOR),
            Map.entry("GET /api/v1/why", Role.MEMBER)));

    @Test
    void everyOperationIsListed() {
        assertThat(operations()).isEqualTo(LOWEST.keySet());
    }

    @Test
    void noOperationIsLeftOutOfTheDocument() {
        assertThat(Operations.read().all().keySet())
                .filteredOn(operation -> operation.contains(" /api/"))
                .containsExactlyInAnyOrderElementsOf(LOWEST.keySet());
    }

    @Test
    void everyOperationAllowsItsLowestRoleAndThoseAboveOnly() {
        for (Role role : Role.values()) {
            String token = token(role.label());
            LOWEST.forEach((operation, lowest) -> assertThat(isRefused(operation, as(token)))
                    .as("%s as %s", operation, role)
                    .isEqualTo(!role.includes(lowest)));
        }
    }

    @Test
    void nobodyDoesAnythingWithoutAValidToken() {
        for (String operation : LOWEST.keySet()) {
            assertThat(status(operation, RestAssured.given().contentType("application/json")))
                    .as(operation)
                    .isEqualTo(401);
            assertThat(status(operation, as("cn_" + "x".repeat(43))))
                    .as(operation)
                    .isEqualTo(401);
        }
    }

    private static boolean isRefused(String operation, RequestSpecification request) {
        int status = status(operation, request);
        assertThat(status).as(operation).isNotEqualTo(401).isLessThan(500);
        return status == 403;
    }

    private static int status(String operation, RequestSpecification request) {
        String[] words = operation.split(" ");
        String path = words[1].replace("{id}", UUID.randomUUID().toString())
                .replace("{token}", UUID.randomUUID().toString())
                .replace("{digest}", Digests.next())
                .replace("{vulnerability}", "CVE-2024-0001");
        RequestSpecification prepared =
                Set.of("POST", "PUT").contains(words[0]) ? request.body(Map.of("name", "")) : request;
        return prepared.request(words[0], path).statusCode();
    }

    private static Set<String> operations() {
        JsonPath document =
                asOwner().accept("application/json").get("/q/openapi").jsonPath();
        Map<String, Map<String, Object>> paths = document.getMap("paths");
        var operations = new TreeSet<String>();
        paths.forEach((path, item) -> item.keySet().stream()
                .filter(method -> !method.equals("parameters"))
                .forEach(method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path)));
        return operations;
    }
}
