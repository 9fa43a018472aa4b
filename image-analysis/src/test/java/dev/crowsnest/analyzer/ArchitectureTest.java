package dev.crowsnest.analyzer;

import dev.crowsnest.testsupport.architecture.Architecture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {

    @TestFactory
    Stream<DynamicTest> keepsTheArchitecture() {
        return Architecture.of("dev.crowsnest.analyzer")
                .leaves("oci.registry", "oci.layout", "catalog.*", "advisory.osv")
                .frameworkFree()
                .catalogers("catalog")
                .connectionsOnlyIn("outgoing")
                .check();
    }
}
