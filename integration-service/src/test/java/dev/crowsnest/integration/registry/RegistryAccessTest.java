package dev.crowsnest.integration.registry;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RegistryAccessTest {

    /** Else whoever connects a registry could name the role of another's. */
    @Test
    void hasAnExternalIdOfItsOwn() {
        assertThat(Stream.generate(() -> RegistryAccess.through(null).externalId())
                        .limit(3))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[A-Za-z0-9._-]{8,64}"));
    }
}
