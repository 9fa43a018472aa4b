package dev.crowsnest.analyzer.catalog.nodejs;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** Reads name and version of a package.json token by token: no tree is built of whatever else it holds. */
final class PackageJsonReader {

    /** No honest package.json nests deeper than ten levels. */
    private static final int MOST_NESTED = 200;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MOST_NESTED).build())
            .build();

    private PackageJsonReader() {}

    /** What the file says up to its end, or to where it is damaged. */
    static NodejsEntry read(InputStream content, Consumer<String> problems) throws IOException {
        String name = "";
        String version = "";
        try (JsonParser parser = JSON.createParser(content)) {
            parser.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                problems.accept("is no JSON object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                JsonToken value = parser.nextToken();
                if (value == JsonToken.VALUE_STRING && field.equals("name")) {
                    name = parser.getText();
                } else if (value == JsonToken.VALUE_STRING && field.equals("version")) {
                    version = parser.getText();
                } else {
                    parser.skipChildren();
                }
            }
        } catch (StreamConstraintsException e) {
            problems.accept("is JSON beyond all need: nested too deep, or with a text or number too long");
        } catch (JsonProcessingException e) {
            problems.accept("is damaged JSON at line " + e.getLocation().getLineNr());
        } catch (CharConversionException e) {
            // Jackson took the first bytes for UTF-32 and met what cannot be; the stream itself is sound.
            problems.accept("is no JSON in any encoding of Unicode");
        }
        return new NodejsEntry(name, version);
    }
}
