package dev.crowsnest.analysis;

import dev.crowsnest.testsupport.configuration.DocumentedProperties;
import dev.crowsnest.testsupport.configuration.DocumentedTables;
import dev.crowsnest.testsupport.configuration.Property;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code docs/data-handling.md} says of each table what removes its rows. */
class EveryTableIT {

    private static final DocumentedTables DOCUMENTED =
            DocumentedTables.of(Path.of("../docs/data-handling.md"), "Tables of analysis-service");

    @Test
    void isInTheListOfWhatGrows() {
        var tables = SchemaDatabase.open("every_table")
                .withHandle(
                        handle -> handle.createQuery("""
                                select tablename from pg_tables
                                where schemaname = current_schema() and tablename <> 'flyway_schema_history'
                                """).mapTo(String.class).list());

        assertThat(DOCUMENTED.names()).containsExactlyInAnyOrderElementsOf(tables);
    }

    @Test
    void isEmptiedByASettingThatThereIs() {
        assertThat(DocumentedProperties.of(Path.of("../docs/configuration.md"), "analysis-service")
                        .named("crowsnest."))
                .extracting(Property::name)
                .containsAll(DOCUMENTED.settings());
    }
}
