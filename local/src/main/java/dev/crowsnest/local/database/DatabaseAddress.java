package dev.crowsnest.local.database;

import java.net.URI;
import java.util.Map;

/** A PostgreSQL server and who signs in to it. The text form keeps the password to itself. */
public record DatabaseAddress(String host, int port, String user, String password) {

    private static final int USUAL_PORT = 5432;

    /** Reads {@code postgresql://user:password@host:port}. Throws {@link IllegalArgumentException} for anything else. */
    public static DatabaseAddress parse(String text) {
        var uri = URI.create(text);
        var who = uri.getUserInfo();
        if (!"postgresql".equals(uri.getScheme()) || uri.getHost() == null || who == null) {
            throw new IllegalArgumentException("a database server is written postgresql://user:password@host:port");
        }
        var colon = who.indexOf(':');
        var user = colon < 0 ? who : who.substring(0, colon);
        var password = colon < 0 ? "" : who.substring(colon + 1);
        return new DatabaseAddress(uri.getHost(), uri.getPort() < 0 ? USUAL_PORT : uri.getPort(), user, password);
    }

    /** For JDBC drivers. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://%s:%d/%s".formatted(host, port, database);
    }

    /** What a Quarkus application with a JDBC and a reactive datasource needs in its environment. */
    public Map<String, String> environment(String database) {
        return Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL",
                jdbcUrl(database),
                "QUARKUS_DATASOURCE_REACTIVE_URL",
                "postgresql://%s:%d/%s".formatted(host, port, database),
                "QUARKUS_DATASOURCE_USERNAME",
                user,
                "QUARKUS_DATASOURCE_PASSWORD",
                password);
    }

    @Override
    public String toString() {
        return "postgresql://%s:%d".formatted(host, port);
    }
}
