package dev.crowsnest.local.database;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(strings = {"mysql://a:secret@c", "postgresql://a:sec ret@c", "postgresql://c", "c:5432"})
    void refusesWhatIsNoServerWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> DatabaseAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "This is no address of a database server; --database takes postgresql://user:password@host:port.");
    }
}
