package dev.crowsnest.analysis.finding;

import dev.crowsnest.analyzer.advisory.Stream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class KnownSubjectsTest {

    private final UUID first = new UUID(0, 1);
    private final UUID second = new UUID(0, 2);
    private final Shelf shelf = new Shelf();
    private final KnownSubjects known = new KnownSubjects(shelf);

    @Test
    void asksOnlyForWhatItDoesNotRemember() {
        shelf.keys.putAll(Map.of(first, 1, second, 2));
        known.keys(List.of(first));

        assertThat(known.keys(List.of(first, second))).isEqualTo(Map.of(first, 1, second, 2));
        assertThat(shelf.asked).isEqualTo(List.of(List.of(first), List.of(second)));
    }

    @Test
    void asksAgainForWhatWasNotThere() {
        known.keys(List.of(first));
        shelf.keys.put(first, 1);

        assertThat(known.keys(List.of(first))).containsEntry(first, 1);
    }

    @Test
    void asksAgainForWhatIsDoubted() {
        shelf.keys.put(first, 1);
        known.keys(List.of(first));
        shelf.keys.put(first, 7);

        known.doubt(List.of(first));

        assertThat(known.keys(List.of(first))).containsEntry(first, 7);
    }

    /** Knows some keys, and who was asked for. */
    private static final class Shelf implements SubjectStore {

        private final Map<UUID, Integer> keys = new HashMap<>();
        private final List<List<UUID>> asked = new ArrayList<>();

        @Override
        public Map<UUID, Integer> keys(Collection<UUID> identities) {
            asked.add(List.copyOf(identities));
            Map<UUID, Integer> found = new HashMap<>(keys);
            found.keySet().retainAll(identities);
            return found;
        }

        @Override
        public Map<UUID, Integer> add(List<Candidate> candidates) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void lookedUpBy(Collection<Long> lookups, Consumer<List<StoredSubject>> page) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Long> lookupsIn(Collection<Stream> streams) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Long> lookupsOfJudged() {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Integer> homeless(Duration age, int most) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int forget(Collection<Integer> keys) {
            throw new UnsupportedOperationException();
        }
    }
}
