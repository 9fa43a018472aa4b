package dev.crowsnest.testsupport.infrastructure;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** One database of a PostgreSQL that listens on this machine. */
public record DatabaseAddress(int port, String name) {

    private static final String USER = "postgres";

    /** For JDBC drivers. */
    public String jdbcUrl() {
        return "jdbc:postgresql://localhost:" + port + "/" + name;
    }

    /** For the reactive client of Vert.x. */
    public String reactiveUrl() {
        return "postgresql://localhost:" + port + "/" + name;
    }

    public String username() {
        return USER;
    }

    /** The server asks for none from this machine; clients want to be given one. */
    public String password() {
        return USER;
    }

    /** The four properties of a Quarkus application that has a JDBC and a reactive datasource. */
    public Map<String, String> asQuarkusProperties() {
        return Map.of(
                "quarkus.datasource.jdbc.url", jdbcUrl(),
                "quarkus.datasource.reactive.url", reactiveUrl(),
                "quarkus.datasource.username", username(),
                "quarkus.datasource.password", password());
    }

    /** A new connection; the caller closes it. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), username(), password());
    }

    /** Makes the database unless it is there. */
    void create() {
        DatabaseAddress administration = new DatabaseAddress(port, USER);
        try (Connection connection = administration.connect()) {
            if (!exists(connection)) {
                try (Statement create = connection.createStatement()) {
                    create.execute("CREATE DATABASE \"" + name.replace("\"", "\"\"") + "\"");
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("could not create a database for " + name + ": " + e.getMessage(), e);
        }
    }

    private boolean exists(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT FROM pg_database WHERE datname = ?")) {
            query.setString(1, name);
            return query.executeQuery().next();
        }
    }
}
