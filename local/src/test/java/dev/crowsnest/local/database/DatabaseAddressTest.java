package dev.crowsnest.local.database;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DatabaseAddressTest {

    @Test
    void readsAnAddressWithoutAPort() {
        var address = DatabaseAddress.parse("postgresql://crow:nest@db.example.org");

        assertThat(address.jdbcUrl("analysis")).isEqualTo("jdbc:postgresql://db.example.org:5432/analysis");
        assertThat(address.environment("analysis")).containsEntry("QUARKUS_DATASOURCE_PASSWORD", "nest");
    }

    @Test
    void keepsThePasswordToItself() {
        assertThat(DatabaseAddress.parse("postgresql://crow:nest@db.example.org:5433"))
                .hasToString("postgresql://db.example.org:5433");
    }

    @Test
    void refusesWhatIsNoServer() {
        assertThatThrownBy(() -> DatabaseAddress.parse("mysql://a:b@c"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a database server is written postgresql://user:password@host:port");
    }
}
