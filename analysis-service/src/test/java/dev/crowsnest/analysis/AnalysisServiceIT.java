package dev.crowsnest.analysis;

import dev.crowsnest.testsupport.infrastructure.KafkaResource;
import dev.crowsnest.testsupport.infrastructure.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

@QuarkusTest
@QuarkusTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "analysis"))
@QuarkusTestResource(
        value = KafkaResource.class,
        initArgs =
                @ResourceArg(
                        name = "topics",
                        value = "crowsnest.analysis.requests.v1:2,crowsnest.analysis.requests.v1.dead,"
                                + "crowsnest.analysis.results.v1:2"))
class AnalysisServiceIT {

    @Inject
    Jdbi jdbi;

    @Test
    void startsWithItsTablesAndIsReady() {
        given().get("/q/health/ready").then().statusCode(200).body("status", is("UP"));

        int jobs = jdbi.withHandle(handle -> handle.createQuery("select count(*) from analysis_job")
                .mapTo(Integer.class)
                .one());
        assertThat(jobs).isZero();
    }
}
