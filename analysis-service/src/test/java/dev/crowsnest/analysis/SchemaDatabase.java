package dev.crowsnest.analysis;

import dev.crowsnest.testsupport.infrastructure.DatabaseAddress;
import dev.crowsnest.testsupport.infrastructure.EmbeddedDatabase;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/** A database with our tables and no application: transactions are Jdbi's own, bound to the thread. */
public final class SchemaDatabase {

    private SchemaDatabase() {}

    /** The database of this name, brought up to date; it keeps its rows between the tests of a JVM. */
    public static Jdbi open(String name) {
        DatabaseAddress address = EmbeddedDatabase.shared(name);
        Flyway.configure()
                .dataSource(address.jdbcUrl(), address.username(), address.password())
                .load()
                .migrate();
        return Jdbi.create(address.jdbcUrl(), address.username(), address.password())
                .installPlugin(new PostgresPlugin());
    }
}
