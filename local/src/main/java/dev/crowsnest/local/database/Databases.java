package dev.crowsnest.local.database;

import dev.crowsnest.local.machine.CannotStart;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** The databases in a server. */
public final class Databases {

    private static final String ADMINISTRATION = "postgres";

    private final DatabaseAddress server;

    public Databases(DatabaseAddress server) {
        this.server = server;
    }

    /** Whether the server takes questions. */
    boolean answers() {
        try (var connection = connect()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    /** Makes those of these databases that are not there. Throws {@link CannotStart} when the server does not let us. */
    public void make(List<String> names) {
        try (var connection = connect()) {
            for (var name : names) {
                if (!exists(connection, name)) {
                    create(connection, name);
                }
            }
        } catch (SQLException e) {
            throw new CannotStart(
                    "The databases %s could not be made at %s: %s.".formatted(names, server, e.getMessage()), e);
        }
    }

    private Connection connect() throws SQLException {
        DriverManager.setLoginTimeout(5);
        return DriverManager.getConnection(server.jdbcUrl(ADMINISTRATION), server.user(), server.password());
    }

    private static boolean exists(Connection connection, String name) throws SQLException {
        try (var query = connection.prepareStatement("SELECT FROM pg_database WHERE datname = ?")) {
            query.setString(1, name);
            try (var rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void create(Connection connection, String name) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE \"" + name.replace("\"", "\"\"") + "\"");
        }
    }
}
