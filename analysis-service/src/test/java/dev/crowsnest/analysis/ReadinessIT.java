package dev.crowsnest.analysis;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;

@QuarkusTest
class ReadinessIT {

    @Test
    void isReadyWithDatabaseAndBroker() {
        given().get("/q/health/ready").then().statusCode(200).body("status", is("UP"));
    }
}
