package dev.crowsnest.integration.audit;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import dev.crowsnest.integration.fixture.Operations;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What each operation that changes something tells the audit list, by the code that it leads to. One that is not listed here fails the
 * test. That an entry comes of it, with the right words, is for the tests of the feature to say.
 */
class AuditedOperationsTest {

    private static final String SAFE = "GET ";

    private static final Map<String, AuditAction> TOLD = new TreeMap<>(Map.ofEntries(
            Map.entry("POST /api/v1/tokens", AuditAction.TOKEN_MADE),
            Map.entry("DELETE /api/v1/tokens/{id}", AuditAction.TOKEN_REVOKED),
            Map.entry("POST /api/v1/persons", AuditAction.PERSON_ADDED),
            Map.entry("POST /api/v1/persons/{id}/tokens", AuditAction.TOKEN_MADE),
            Map.entry("DELETE /api/v1/persons/{id}/tokens/{token}", AuditAction.TOKEN_REVOKED),
            Map.entry("POST /api/v1/persons/{id}/role", AuditAction.ROLE_CHANGED),
            Map.entry("POST /api/v1/persons/{id}/link", AuditAction.LINK_MADE),
            Map.entry("DELETE /api/v1/persons/{id}", AuditAction.PERSON_REMOVED),
            Map.entry("POST /api/v1/invitations", AuditAction.PERSON_INVITED),
            Map.entry("DELETE /api/v1/invitations/{id}", AuditAction.LINK_REVOKED),
            Map.entry("POST /api/v1/feeds/sync", AuditAction.FEED_SYNC_ASKED),
            Map.entry("POST /api/v1/feeds/archive", AuditAction.FEED_ARCHIVE_SENT),
            Map.entry("POST /api/v1/integrations", AuditAction.INTEGRATION_ADDED),
            Map.entry("POST /api/v1/integrations/setup", AuditAction.INTEGRATION_ADDED),
            Map.entry("POST /api/v1/integrations/{id}/setup", AuditAction.SETUP_LINK_MADE),
            Map.entry("POST /api/v1/integrations/{id}/verify", AuditAction.TEST_ASKED),
            Map.entry("POST /api/v1/integrations/{id}/reconcile", AuditAction.LOOK_ASKED),
            Map.entry("POST /api/v1/integrations/{id}/rotate-key", AuditAction.KEY_ROTATION_ASKED),
            Map.entry("POST /api/v1/integrations/{id}/revoke-former-key", AuditAction.FORMER_KEY_REVOKED),
            Map.entry("DELETE /api/v1/integrations/{id}", AuditAction.INTEGRATION_REMOVED),
            Map.entry("POST /api/v1/integrations/{id}/repositories/enable", AuditAction.REPOSITORY_ENABLED),
            Map.entry("PUT /api/v1/integrations/{id}/repositories/rule", AuditAction.REPOSITORY_RULE_CHANGED),
            Map.entry("POST /api/v1/repositories/{id}/enable", AuditAction.REPOSITORY_ENABLED),
            Map.entry("POST /api/v1/repositories/{id}/disable", AuditAction.REPOSITORY_DISABLED),
            Map.entry("POST /api/v1/dead-letters/replay", AuditAction.RECORD_REPLAYED),
            Map.entry("POST /api/v1/dead-letters/{id}/replay", AuditAction.RECORD_REPLAYED),
            Map.entry("POST /api/v1/images/{digest}/analyze", AuditAction.ANALYSIS_ASKED),
            Map.entry("POST /sign-in", AuditAction.SIGNED_IN),
            Map.entry("POST /password", AuditAction.PASSWORD_CHANGED),
            Map.entry("POST /invitation/{secret}", AuditAction.PASSWORD_SET_BY_LINK),
            Map.entry("POST /images/{digest}/analyze", AuditAction.ANALYSIS_ASKED),
            Map.entry("POST /failures", AuditAction.ANALYSIS_ASKED),
            Map.entry("POST /failures/replay", AuditAction.RECORD_REPLAYED),
            Map.entry("POST /repositories", AuditAction.REPOSITORY_DISABLED),
            Map.entry("POST /repositories/all", AuditAction.REPOSITORY_ENABLED),
            Map.entry("POST /repositories/rule", AuditAction.REPOSITORY_RULE_CHANGED),
            Map.entry("POST /settings/advisories/sync", AuditAction.FEED_SYNC_ASKED),
            Map.entry("POST /settings/integrations", AuditAction.INTEGRATION_ADDED),
            Map.entry("GET /settings/integrations/{id}/connect", AuditAction.SETUP_LINK_MADE),
            Map.entry("POST /settings/integrations/{id}/verify", AuditAction.TEST_ASKED),
            Map.entry("POST /settings/integrations/{id}/look", AuditAction.LOOK_ASKED),
            Map.entry("POST /settings/integrations/{id}/rotate-key", AuditAction.KEY_ROTATION_ASKED),
            Map.entry("POST /settings/integrations/{id}/revoke-former-key", AuditAction.FORMER_KEY_REVOKED),
            Map.entry("POST /settings/integrations/{id}/remove", AuditAction.INTEGRATION_REMOVED),
            Map.entry("POST /settings/people/invitations", AuditAction.PERSON_INVITED),
            Map.entry("POST /settings/people/invitations/{id}/revoke", AuditAction.LINK_REVOKED),
            Map.entry("POST /settings/people/{id}/link", AuditAction.LINK_MADE),
            Map.entry("POST /settings/people/{id}/role", AuditAction.ROLE_CHANGED),
            Map.entry("POST /settings/people/{id}/remove", AuditAction.PERSON_REMOVED),
            Map.entry("POST /settings/tokens", AuditAction.TOKEN_MADE),
            Map.entry("POST /settings/tokens/{id}/revoke", AuditAction.TOKEN_REVOKED)));

    /** With the reason why. */
    private static final Map<String, String> NONE = Map.of(
            "POST /sign-out",
            "it ends nothing but one's own session",
            "POST /setup/sns/{integration}",
            "no person sends it; what stacks asked and were answered is kept by itself");

    private final Map<String, JavaMethod> operations = Operations.read().all();

    @Test
    void eachThatChangesSomethingIsListed() {
        Set<String> listed = new TreeSet<>(TOLD.keySet());
        listed.removeIf(operation -> operation.startsWith(SAFE));
        listed.addAll(NONE.keySet());

        assertThat(operations.keySet())
                .filteredOn(operation -> !operation.startsWith(SAFE))
                .containsExactlyInAnyOrderElementsOf(listed);
    }

    @Test
    void eachTellsWhatItIsListedWith() {
        TOLD.forEach((operation, action) -> {
            JavaMethod method = operations.get(operation);
            assertThat(method).as(operation).isNotNull();
            assertThat(told(method)).as(operation).contains(action.name());
        });
    }

    @Test
    void thatOfNothingToTellTellsNothing() {
        assertThat(told(operations.get("POST /sign-out"))).isEmpty();
    }

    /** The actions that the code names to which a method leads. */
    private static Set<String> told(JavaMethod method) {
        var told = new TreeSet<String>();
        var seen = new HashSet<JavaCodeUnit>();
        var next = new ArrayDeque<JavaCodeUnit>();
        next.add(method);
        while (!next.isEmpty()) {
            JavaCodeUnit unit = next.remove();
            if (seen.add(unit)) {
                for (JavaAccess<?> access : unit.getAccessesFromSelf()) {
                    if (access.getTargetOwner().isEquivalentTo(AuditAction.class)) {
                        told.add(access.getTarget().getName());
                    }
                    access.getTarget()
                            .resolveMember()
                            .filter(JavaCodeUnit.class::isInstance)
                            .map(JavaCodeUnit.class::cast)
                            .ifPresent(next::add);
                }
            }
        }
        return told;
    }
}
