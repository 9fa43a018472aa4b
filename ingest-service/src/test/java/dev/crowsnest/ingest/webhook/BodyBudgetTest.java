package dev.crowsnest.ingest.webhook;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BodyBudgetTest {

    private final BodyBudget budget = new BodyBudget(100);

    @Test
    void givesWhatIsLeftAndNoMore() {
        assertThat(budget.take(60)).isTrue();
        assertThat(budget.take(41)).isFalse();
        assertThat(budget.take(40)).as("what was refused took nothing").isTrue();
        assertThat(budget.take(1)).isFalse();
        assertThat(budget.take(0)).isTrue();
    }

    @Test
    void givesAgainWhatCameBack() {
        assertThat(budget.take(100)).isTrue();
        budget.giveBack(100);
        assertThat(budget.take(100)).isTrue();
    }
}
