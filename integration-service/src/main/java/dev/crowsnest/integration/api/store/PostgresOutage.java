package dev.crowsnest.integration.api.store;

import dev.crowsnest.integration.api.StoreOutage;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Knows how PostgreSQL is away: it refuses or drops connections, starts, stops, or has none left. */
@ApplicationScoped
class PostgresOutage implements StoreOutage {

    /**
     * Connection failures, lack of resources, and the operator's interventions.
     *
     * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">error codes by class</a>
     */
    private static final Set<String> CLASSES = Set.of("08", "53", "57");

    @Override
    public boolean explains(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException
                    || cause instanceof ClosedConnectionException
                    || cause instanceof PgException answer && isOutage(answer.getSqlState())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOutage(@Nullable String state) {
        return state != null && state.length() == 5 && CLASSES.contains(state.substring(0, 2));
    }
}
