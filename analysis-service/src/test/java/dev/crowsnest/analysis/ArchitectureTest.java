package dev.crowsnest.analysis;

import dev.crowsnest.testsupport.architecture.Architecture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {

    @TestFactory
    Stream<DynamicTest> keepsTheArchitecture() {
        return Architecture.of("dev.crowsnest.analysis")
                .technologyInLeaves()
                .connectionsOnlyIn()
                .check();
    }
}
