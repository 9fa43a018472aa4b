package dev.crowsnest.integration;

import dev.crowsnest.integration.fixture.Database;
import dev.crowsnest.integration.fixture.RunningService;
import dev.crowsnest.testsupport.configuration.DocumentedProperties;
import dev.crowsnest.testsupport.configuration.DocumentedTables;
import dev.crowsnest.testsupport.configuration.Property;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code docs/data-handling.md} says of each table what removes its rows. */
@QuarkusTest
class EveryTableIT extends RunningService {

    private static final DocumentedTables DOCUMENTED =
            DocumentedTables.of(Path.of("../docs/data-handling.md"), "Tables of integration-service");

    @Test
    void isInTheListOfWhatGrows() {
        String tables = Database.value("select string_agg(tablename, ' ') from pg_tables"
                + " where schemaname = current_schema() and tablename <> 'flyway_schema_history'");

        assertThat(DOCUMENTED.names()).containsExactlyInAnyOrderElementsOf(List.of(tables.split(" ")));
    }

    @Test
    void isEmptiedByASettingThatThereIs() {
        assertThat(DocumentedProperties.of(Path.of("../docs/configuration.md"), "integration-service")
                        .named("crowsnest."))
                .extracting(Property::name)
                .containsAll(DOCUMENTED.settings());
    }
}
