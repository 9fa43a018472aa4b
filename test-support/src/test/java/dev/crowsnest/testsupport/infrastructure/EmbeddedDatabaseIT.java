package dev.crowsnest.testsupport.infrastructure;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EmbeddedDatabaseIT {

    private static EmbeddedDatabase server;

    @BeforeAll
    static void start() {
        server = EmbeddedDatabase.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void keepsDatabasesApart() throws SQLException {
        execute(server.database("apart-1"), "CREATE TABLE only_here (id int)");

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> query(server.database("apart-2"), "SELECT count(*) FROM only_here"))
                .withMessageContaining("only_here");
    }

    @Test
    void givesSameDatabaseForSameName() throws SQLException {
        execute(server.database("same"), "CREATE TABLE kept (id int)");

        assertThat(query(server.database("same"), "SELECT count(*) FROM kept")).isEqualTo("0");
    }

    @Test
    void keepsCommittedRowsOverStop() throws SQLException {
        DatabaseAddress address = server.database("stopped");
        execute(address, "CREATE TABLE kept AS SELECT 42 AS answer");

        server.stop();
        assertThatExceptionOfType(SQLException.class).isThrownBy(address::connect);
        server.restart();

        assertThat(query(address, "SELECT answer FROM kept")).isEqualTo("42");
    }

    @Test
    void keepsCommittedRowsAndDropsOpenOnesOverKill() throws SQLException {
        DatabaseAddress address = server.database("killed");
        execute(address, "CREATE TABLE kept AS SELECT 42 AS answer");
        try (Connection open = address.connect();
                Statement statement = open.createStatement()) {
            open.setAutoCommit(false);
            statement.execute("UPDATE kept SET answer = 0");

            server.kill();
            assertThatExceptionOfType(SQLException.class).isThrownBy(() -> statement.execute("SELECT 1"));
            assertThatExceptionOfType(SQLException.class).isThrownBy(address::connect);
        }
        server.restart();

        assertThat(query(address, "SELECT answer FROM kept")).isEqualTo("42");
    }

    @Test
    void statesWhatDecidesDurability() throws SQLException {
        DatabaseAddress address = server.database("settings");

        assertThat(query(address, "SHOW fsync")).isEqualTo("off");
        assertThat(query(address, "SHOW synchronous_commit")).isEqualTo("on");
    }

    @Test
    void sharesOneServerAmongQuarkusTests() throws SQLException {
        PostgresResource first = new PostgresResource();
        PostgresResource second = new PostgresResource();
        first.init(Map.of("database", "one"));
        second.init(Map.of("database", "two"));

        String jdbc = first.start().get("quarkus.datasource.jdbc.url");
        Map<String, String> other = second.start();
        first.stop();

        assertThat(other.get("quarkus.datasource.jdbc.url")).isEqualTo(jdbc.replace("/one", "/two"));
        assertThat(other.get("quarkus.datasource.reactive.url"))
                .isEqualTo(jdbc.replace("jdbc:", "").replace("/one", "/two"));
        assertThat(query(EmbeddedDatabase.shared("one"), "SELECT 1")).isEqualTo("1");
    }

    @Test
    void givesAServerOfItsOwnWhenToldTo() {
        PostgresResource own = new PostgresResource();
        own.init(Map.of("shared", "false"));
        try {
            String shared = EmbeddedDatabase.shared("crowsnest").jdbcUrl();

            assertThat(own.start().get("quarkus.datasource.jdbc.url"))
                    .endsWith("/crowsnest")
                    .isNotEqualTo(shared);
        } finally {
            own.stop();
        }
    }

    private static void execute(DatabaseAddress address, String sql) throws SQLException {
        try (Connection connection = address.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(DatabaseAddress address, String sql) throws SQLException {
        try (Connection connection = address.connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }
}
