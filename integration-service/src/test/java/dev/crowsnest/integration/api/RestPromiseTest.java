package dev.crowsnest.integration.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code /api/v1} keeps what the last version promised: see {@code docs/adr/0014}. */
class RestPromiseTest {

    private static final Path DOCUMENTS = Path.of("src/test/resources");

    private JsonNode released;

    /** A copy of the released document, which each test changes. */
    private ObjectNode changed;

    @BeforeEach
    void read() throws IOException {
        released = document("released-openapi.json");
        changed = released.deepCopy();
    }

    @Test
    void takesNothingFromThoseThatKnowTheLastVersion() throws IOException {
        assertThat(RestPromise.broken(released, document("openapi.json"))).isEmpty();
    }

    @Test
    void missesAPathAParameterAndAProperty() {
        ((ObjectNode) changed.at("/paths")).remove("/api/v1/audit");
        ((ArrayNode) changed.at("/paths/~1api~1v1~1repositories/get/parameters")).remove(0);
        ((ObjectNode) changed.at("/components/schemas/CountsView/properties")).remove("high");

        assertThat(broken())
                .contains("get /api/v1/audit is gone", "get /api/v1/repositories ?cursor is gone")
                .anyMatch(sentence -> sentence.endsWith(".high is gone"));
    }

    @Test
    void seesWhatIsAskedForAnewAndWhatHasAnotherType() {
        ((ObjectNode) changed.at("/paths/~1api~1v1~1repositories/get/parameters/0")).put("required", true);
        ((ObjectNode) changed.at("/components/schemas/CountsView/properties/high")).put("type", "string");

        assertThat(broken())
                .contains("get /api/v1/repositories ?cursor is required now")
                .anyMatch(sentence -> sentence.endsWith(".high has another type than \"integer\""));
    }

    @Test
    void allowsWhatComesToIt() {
        ((ObjectNode) changed.at("/components/schemas/CountsView/properties"))
                .putObject("more")
                .put("type", "string");
        ((ObjectNode) changed.at("/paths")).putObject("/api/v1/more");

        assertThat(broken()).isEmpty();
    }

    private List<String> broken() {
        return RestPromise.broken(released, changed);
    }

    private static JsonNode document(String name) throws IOException {
        return new ObjectMapper().readTree(DOCUMENTS.resolve(name).toFile());
    }
}
