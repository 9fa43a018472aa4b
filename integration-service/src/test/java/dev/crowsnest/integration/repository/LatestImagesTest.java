package dev.crowsnest.integration.repository;

import dev.crowsnest.integration.api.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LatestImagesTest {

    @Test
    void isOneUnlessSomebodyChooses() {
        assertThat(LatestImages.of(null).count()).isEqualTo(1);
        assertThat(LatestImages.of(100).count()).isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 101})
    void isBounded(int count) {
        assertThatThrownBy(() -> LatestImages.of(count))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("a number from 1 to 100");
    }
}
