package dev.crowsnest.testsupport.image;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** JSON whose bytes depend on the calls alone, since digests are made of them. */
final class ImageJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ImageJson() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ObjectNode descriptor(Blob blob, Map<String, String> annotations) {
        ObjectNode descriptor = object();
        descriptor.put("mediaType", blob.mediaType());
        descriptor.put("digest", blob.digest());
        descriptor.put("size", blob.size());
        annotate(descriptor, annotations);
        return descriptor;
    }

    static ObjectNode platform(Platform platform) {
        ObjectNode node = object();
        node.put("architecture", platform.architecture());
        node.put("os", platform.os());
        if (platform.variant() != null) {
            node.put("variant", platform.variant());
        }
        return node;
    }

    static void annotate(ObjectNode node, Map<String, String> annotations) {
        if (!annotations.isEmpty()) {
            annotations.forEach(node.putObject("annotations")::put);
        }
    }

    static byte[] bytes(Object json) {
        try {
            return MAPPER.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON nodes can always be written", e);
        }
    }
}
