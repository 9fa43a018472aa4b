package dev.crowsnest.integration;

import dev.crowsnest.testsupport.configuration.ConfiguredProperties;
import dev.crowsnest.testsupport.configuration.DocumentedProperties;
import dev.crowsnest.testsupport.configuration.Property;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code docs/configuration.md} names what an operator may set of this service, all of it and nothing else. */
class ConfigurationTest {

    private static final DocumentedProperties DOCUMENTED =
            DocumentedProperties.of(Path.of("../docs/configuration.md"), "integration-service");

    @Test
    void namesEachPropertyOfOursWithItsDefault() {
        assertThat(DOCUMENTED.named("crowsnest."))
                .containsExactlyInAnyOrderElementsOf(ConfiguredProperties.of("dev.crowsnest.integration"));
    }

    @Test
    void namesTheOthersAsTheServiceHasThem() {
        var others = DOCUMENTED.notNamed("crowsnest.");

        assertThat(others)
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(ConfiguredProperties.of(
                        Path.of("src/main/resources/application.properties"),
                        others.stream().map(Property::name).toList()));
    }
}
