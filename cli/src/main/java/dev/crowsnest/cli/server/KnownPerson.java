package dev.crowsnest.cli.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crowsnest.analyzer.report.JsonFields;
import java.io.IOException;
import java.io.InputStream;

/**
 * Whom a server knows by a token.
 *
 * @param role what the token allows
 */
public record KnownPerson(String name, String role) {

    static KnownPerson read(InputStream in) throws IOException {
        JsonNode person = JsonFields.document(in);
        return new KnownPerson(JsonFields.text(person, "name"), JsonFields.text(person, "role"));
    }
}
