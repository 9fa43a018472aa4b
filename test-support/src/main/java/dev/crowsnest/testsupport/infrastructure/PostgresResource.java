package dev.crowsnest.testsupport.infrastructure;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL for Quarkus tests: gives the JDBC and the reactive URL with user and password.
 *
 * <p>Init arguments: {@code database}, its name ({@code crowsnest} unless said); {@code shared}, whether the server is
 * the one that all tests of the JVM share ({@code true} unless said). A shared database keeps its content between test
 * classes; {@code shared=false} gives an empty server.
 */
public final class PostgresResource implements QuarkusTestResourceLifecycleManager {

    private String name = "crowsnest";
    private boolean shared = true;
    private @Nullable EmbeddedDatabase own;

    @Override
    public void init(Map<String, String> arguments) {
        name = arguments.getOrDefault("database", name);
        shared = Boolean.parseBoolean(arguments.getOrDefault("shared", "true"));
    }

    @Override
    public Map<String, String> start() {
        return address().asQuarkusProperties();
    }

    private DatabaseAddress address() {
        if (shared) {
            return EmbeddedDatabase.shared(name);
        }
        own = EmbeddedDatabase.start();
        return own.database(name);
    }

    @Override
    public void stop() {
        if (own != null) {
            own.close();
            own = null;
        }
    }
}
