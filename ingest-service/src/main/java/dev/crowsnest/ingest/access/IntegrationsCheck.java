package dev.crowsnest.ingest.access;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready until the list of integrations was read to its end. */
@Readiness
@ApplicationScoped
class IntegrationsCheck implements HealthCheck {

    private final IntegrationTable table;

    IntegrationsCheck(IntegrationTable table) {
        this.table = table;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("integrations read")
                .status(table.isComplete())
                .build();
    }
}
