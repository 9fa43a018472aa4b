package dev.crowsnest.local.database;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;

/** A PostgreSQL server and who signs in to it. The text form keeps the password to itself. */
public record DatabaseAddress(String host, int port, String user, String password) {

    private static final int USUAL_PORT = 5432;

    /** Reads {@code postgresql://user:password@host:port}. Throws {@link IllegalArgumentException} for anything else. */
    public static DatabaseAddress parse(String text) {
        var uri = uri(text);
        var who = uri.getUserInfo();
        if (!"postgresql".equals(uri.getScheme()) || uri.getHost() == null || who == null) {
            throw unreadable();
        }
        var colon = who.indexOf(':');
        var user = colon < 0 ? who : who.substring(0, colon);
        var password = colon < 0 ? "" : who.substring(colon + 1);
        return new DatabaseAddress(uri.getHost(), uri.getPort() < 0 ? USUAL_PORT : uri.getPort(), user, password);
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw unreadable();
        }
    }

    /** Does not repeat what was given: there may be a password in it. */
    private static IllegalArgumentException unreadable() {
        return new IllegalArgumentException(
                "This is no address of a database server; --database takes postgresql://user:password@host:port.");
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
