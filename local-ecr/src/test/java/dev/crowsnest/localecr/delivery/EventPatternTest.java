package dev.crowsnest.localecr.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crowsnest.localecr.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EventPatternTest {

    private static final JsonNode EVENT = json("""
            {"source": "aws.ecr", "resources": ["one", "two"], "detail": {"result": "SUCCESS", "count": 3, "forced": true, "tag": null}}""");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'source': ['aws.ecr']} | true",
                "{'source': ['aws.s3', 'aws.ecr']} | true",
                "{'source': ['aws.s3']} | false",
                "{'source': ['AWS.ECR']} | false",
                "{'source': ['aws.ecr'], 'region': ['eu-central-1']} | false",
                "{'detail': {'result': ['SUCCESS'], 'count': [3]}} | true",
                "{'detail': {'result': ['SUCCESS'], 'count': ['3']}} | false",
                "{'detail': {'forced': [true], 'tag': [null]}} | true",
                "{'detail': ['SUCCESS']} | false",
                "{'resources': ['two']} | true",
                "{'resources': ['three']} | false",
                "{'$or': [{'source': ['aws.s3']}, {'detail': {'count': [3]}}]} | true",
                "{'$or': [{'source': ['aws.s3']}, {'detail': {'count': [4]}}]} | false",
                "{'source': ['aws.s3'], '$or': [{'detail': {'count': [3]}}]} | false",
                "{'source': [{'prefix': 'aws.'}]} | true",
                "{'source': [{'prefix': 'ecr'}]} | false",
                "{'source': [{'anything-but': 'aws.s3'}]} | true",
                "{'source': [{'anything-but': ['aws.s3', 'aws.ecr']}]} | false",
                "{'region': [{'anything-but': 'eu-central-1'}]} | false",
                "{'region': [{'exists': false}]} | true",
                "{'region': [{'exists': true}]} | false",
                "{'detail': {'tag': [{'exists': true}]}} | true",
                "{'detail': {'tag': [{'exists': false}]}} | false"
            })
    void passesOn(String pattern, boolean expected) {
        assertThat(EventPattern.of(quoted(pattern)).passesOn(EVENT)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'source': [{'suffix': '.ecr'}]} | the operator suffix of source is not known here",
                "{'source': 'aws.ecr'} | source must be an object, or an array that is not empty",
                "{'source': []} | source must be an object, or an array that is not empty",
                "{'detail': {}} | detail must be an object that names at least one field",
                "{} | the pattern must be an object that names at least one field",
                "{'$or': {'source': ['aws.ecr']}} | $or must be an object, or an array that is not empty",
                "{'$or': ['aws.ecr']} | each of $or must be an object that names at least one field",
                "{'source': [['aws.ecr']]} | a value of source is neither a value nor one operator",
                "{'source': [{'prefix': 'a', 'exists': true}]} | a value of source is neither a value nor one operator",
                "{'source': [{'prefix': 3}]} | prefix of source must be a text",
                "{'source': [{'exists': 'yes'}]} | exists of source must be true or false",
                "{'source': [{'anything-but': {'prefix': 'a'}}]} | anything-but of source must be a value or an array of them"
            })
    void refuses(String pattern, String reason) {
        assertThatThrownBy(() -> EventPattern.of(quoted(pattern)))
                .hasMessageStartingWith("Event pattern is not valid. Reason: " + reason);
    }

    private static JsonNode quoted(String pattern) {
        return json(pattern.replace('\'', '"'));
    }

    private static JsonNode json(String text) {
        try {
            return Json.parse(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
