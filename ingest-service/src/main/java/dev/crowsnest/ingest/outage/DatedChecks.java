package dev.crowsnest.ingest.outage;

import io.quarkus.smallrye.health.runtime.QuarkusAsyncHealthCheckFactory;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** All checks of health pass here, those of Quarkus for database and broker too, which know of now only. */
@Alternative
@Priority(1)
@Singleton
class DatedChecks extends QuarkusAsyncHealthCheckFactory {

    private final Outages outages = new Outages(InstantSource.system());

    DatedChecks(Vertx vertx) {
        super(vertx);
    }

    @Override
    public Uni<HealthCheckResponse> callSync(HealthCheck check) {
        return super.callSync(check).map(outages::dated);
    }

    @Override
    public Uni<HealthCheckResponse> callAsync(AsyncHealthCheck check) {
        return super.callAsync(check).map(outages::dated);
    }
}
