package dev.crowsnest.analysis.pipeline;

import dev.crowsnest.testsupport.infrastructure.FreePort;
import dev.crowsnest.testsupport.infrastructure.KafkaResource;
import dev.crowsnest.testsupport.infrastructure.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.ResourceArg;
import java.util.Map;

/** What every Quarkus test of this module runs against; the registry itself is started by the tests that need one. */
@QuarkusTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "analysis"))
@QuarkusTestResource(
        value = KafkaResource.class,
        initArgs =
                @ResourceArg(
                        name = "topics",
                        value = "crowsnest.analysis.requests.v1:2,crowsnest.analysis.requests.v1.dead,"
                                + "crowsnest.analysis.results.v1:2,crowsnest.findings.news.v1:2"))
@QuarkusTestResource(TestInfrastructure.Settings.class)
final class TestInfrastructure {

    private TestInfrastructure() {}

    /** A registry's address, and little patience. */
    public static final class Settings implements QuarkusTestResourceLifecycleManager {

        @Override
        public Map<String, String> start() {
            return Map.of(
                    "crowsnest.aws.endpoint", "http://127.0.0.1:" + FreePort.find(),
                    "crowsnest.analysis.scan.registry-idle", "3s",
                    "crowsnest.analysis.job.tries", "2",
                    "crowsnest.analysis.job.first-pause", "100ms");
        }

        @Override
        public void stop() {
            // Nothing was started.
        }
    }
}
