package dev.crowsnest.analysis.feed.store;

import dev.crowsnest.analysis.feed.FeedBook;
import dev.crowsnest.analysis.feed.FeedState;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** One row for each feed. */
@ApplicationScoped
class FeedTable implements FeedBook {

    /** Of PostgreSQL's advisory locks, which are numbers only: the first of a pair, the second is the feed's name. */
    private static final int FEED_LOCK = 0x0c0ffee5;

    private final Jdbi jdbi;

    FeedTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public List<FeedState> all() {
        return jdbi.withHandle(handle -> handle.createQuery("select * from feed order by name")
                .map((row, context) -> state(row))
                .list());
    }

    @Override
    public Optional<FeedState> find(String name) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from feed where name = :name")
                .bind("name", name)
                .map((row, context) -> state(row))
                .findOne());
    }

    @Override
    public void leaveOnly(String prefix, Collection<String> names) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "delete from feed where starts_with(name, :prefix) and not name = any(:names)")
                .bind("prefix", prefix)
                .bindArray("names", String.class, names.toArray())
                .execute());
    }

    @Override
    public boolean take(String name) {
        return jdbi.withHandle(handle -> handle.createQuery("select pg_try_advisory_xact_lock(:lock, hashtext(:name))")
                .bind("lock", FEED_LOCK)
                .bind("name", name)
                .mapTo(Boolean.class)
                .one());
    }

    @Override
    public void write(FeedState state) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into feed (name, address, seal, edition, records, changed, skipped, problems, bytes, took_ms,
                                          checked_at, good_at, failures, failure)
                        values (:name, :address, :seal, :edition, :records, :changed, :skipped, :problems, :bytes, :took,
                                :checked, :good, :failures, :failure)
                        on conflict (name) do update set
                            address = excluded.address, seal = excluded.seal, edition = excluded.edition,
                            records = excluded.records, changed = excluded.changed, skipped = excluded.skipped,
                            problems = excluded.problems, bytes = excluded.bytes, took_ms = excluded.took_ms,
                            checked_at = excluded.checked_at, good_at = excluded.good_at,
                            failures = excluded.failures, failure = excluded.failure
                        """)
                .bind("name", state.name())
                .bind("address", state.address())
                .bind("seal", state.seal())
                .bind("edition", state.edition())
                .bind("records", state.records())
                .bind("changed", state.changed())
                .bind("skipped", state.skipped())
                .bindArray("problems", String.class, state.problems().toArray())
                .bind("bytes", state.bytes())
                .bind("took", state.took().toMillis())
                .bind("checked", state.checkedAt().atOffset(ZoneOffset.UTC))
                .bind("good", state.goodAt() == null ? null : state.goodAt().atOffset(ZoneOffset.UTC))
                .bind("failures", state.failures())
                .bind("failure", state.failure())
                .execute());
    }

    private static FeedState state(ResultSet row) throws SQLException {
        return new FeedState(
                row.getString("name"),
                row.getString("address"),
                row.getString("seal"),
                row.getString("edition"),
                row.getLong("records"),
                row.getLong("changed"),
                row.getLong("skipped"),
                List.of((String[]) row.getArray("problems").getArray()),
                row.getLong("bytes"),
                Duration.ofMillis(row.getLong("took_ms")),
                row.getObject("checked_at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("good_at", OffsetDateTime.class)),
                row.getInt("failures"),
                row.getString("failure"));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
