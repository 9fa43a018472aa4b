package dev.crowsnest.integration.cost;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StackResourceTest {

    private static final Path TEMPLATE = Path.of("../deploy/aws/crowsnest-ecr.yaml");
    private static final Pattern RESOURCE = Pattern.compile("(?m)^  (\\w+):\n    Type: ((?:AWS|Custom)::[\\w:]+)$");

    /** A resource that the table leaves out would be one that somebody pays for unawares. */
    @Test
    void areThoseOfTheTemplateAndNoOthers() throws IOException {
        Map<String, String> ofTemplate = new TreeMap<>();
        RESOURCE.matcher(Files.readString(TEMPLATE))
                .results()
                .forEach(found -> ofTemplate.put(found.group(1), found.group(2)));

        assertThat(Arrays.stream(StackResource.values())
                        .collect(Collectors.toMap(StackResource::logicalName, StackResource::type)))
                .containsExactlyInAnyOrderEntriesOf(ofTemplate)
                .containsKey("SNSTopic");
    }
}
