package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.dashboard.Age;
import dev.crowsnest.integration.people.PersonalToken;
import dev.crowsnest.integration.people.TokenLifetime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of whoever is signed in.
 *
 * @param failure why the last action did not succeed
 */
public record TokenListPage(List<Row> rows, @Nullable String failure) {

    /**
     * A token.
     *
     * @param ends absent for one that does not end by itself
     * @param used absent when it was never used
     */
    public record Row(
            String id,
            String name,
            String rights,
            Age made,
            @Nullable Age ends,
            @Nullable Age used,
            boolean isOver) {

        static Row of(PersonalToken token, Instant now) {
            return new Row(
                    token.id().toString(),
                    token.name(),
                    token.bounds().scope().label() + ", as " + token.role().label(),
                    Age.of(token.createdAt(), now),
                    age(token.bounds().endsAt(), now),
                    age(token.usedAt(), now),
                    token.bounds().isOver(now));
        }

        private static @Nullable Age age(@Nullable Instant at, Instant now) {
            return at == null ? null : Age.of(at, now);
        }
    }

    static TokenListPage of(List<PersonalToken> tokens, @Nullable String failure) {
        Instant now = Instant.now();
        return new TokenListPage(
                tokens.stream()
                        .sorted(Comparator.comparing(PersonalToken::createdAt).reversed())
                        .map(token -> Row.of(token, now))
                        .toList(),
                failure);
    }

    /** How long a new one may be good. */
    public List<Choice> lifetimes() {
        return TokenLifetime.ALL.stream()
                .map(one -> new Choice(Integer.toString(one.days()), one.days() + " days", one.days() == 90))
                .toList();
    }
}
