package dev.crowsnest.analysis.retention;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BatchesTest {

    @Test
    void goesOnUntilABatchIsNotFull() {
        var asked = new ArrayList<Integer>();
        var there = new ArrayList<>(List.of(1, 2, 3, 4, 5));

        int gone = Batches.run(2, most -> {
            asked.add(most);
            var batch = there.subList(0, Math.min(most, there.size()));
            int size = batch.size();
            batch.clear();
            return size;
        });

        assertThat(gone).isEqualTo(5);
        assertThat(asked).containsExactly(2, 2, 2);
    }
}
