package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.api.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ImageListOrderTest {

    @ParameterizedTest
    @CsvSource({
        "-pushed, pushed, pushed",
        "-pushed, repository, repository",
        "-pushed, severity, -severity",
        "repository, repository, -repository",
        "-repository, repository, repository",
        "severity, pushed, -pushed",
    })
    void beginsAtAHeadWithWhatMattersMostAndTurnsAroundWhenItIsTakenAgain(String now, String head, String next) {
        assertThat(ImageListOrder.parse(now).after(head).text()).isEqualTo(next);
    }

    @Test
    void saysOnlyOfItsOwnHeadInWhichDirection() {
        assertThat(ImageListOrder.parse("repository").direction("repository")).isEqualTo("ascending");
        assertThat(ImageListOrder.USUAL.direction("pushed")).isEqualTo("descending");
        assertThat(ImageListOrder.USUAL.direction("severity")).isNull();
    }

    @Test
    void namesEachOrderOnce() {
        assertThat(ImageListOrder.all()).hasSize(6).doesNotHaveDuplicates();
        assertThat(ImageListOrder.all()).extracting(ImageListOrder::word).doesNotHaveDuplicates();
        assertThat(ImageListOrder.all().get(0)).isEqualTo(ImageListOrder.USUAL);
    }

    @Test
    void refusesWhatIsNoOrder() {
        assertThatThrownBy(() -> ImageListOrder.parse("colour")).isInstanceOf(Refusal.class);
    }
}
