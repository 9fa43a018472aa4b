package dev.crowsnest.testsupport.infrastructure;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DockerConditionTest {

    private static final String WANTED = "crowsnest.containers";

    private String before;

    @BeforeEach
    void remember() {
        before = System.getProperty(WANTED, "false");
    }

    @AfterEach
    void restore() {
        System.setProperty(WANTED, before);
    }

    @Test
    void namesTheProfileWhenContainersAreNotAskedFor() {
        System.setProperty(WANTED, "false");

        assertThat(Containers.reasonAgainst())
                .hasValueSatisfying(reason -> assertThat(reason).contains("mvn -Pcontainers"));
        assertThat(Containers.areUsable()).isFalse();
    }
}
