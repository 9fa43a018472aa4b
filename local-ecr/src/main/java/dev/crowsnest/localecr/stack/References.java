package dev.crowsnest.localecr.stack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Finds the names that an expression uses: parameters, resources, pseudo parameters. */
public final class References {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^!}][^}.]*)(\\.[^}]*)?}");

    private final Set<String> names = new TreeSet<>();

    private References() {}

    public static Set<String> of(JsonNode expression) {
        var references = new References();
        references.collect(expression);
        return references.names;
    }

    private void collect(JsonNode node) {
        if (node.has("Ref")) {
            names.add(node.path("Ref").asText());
        } else if (node.has("Fn::GetAtt")) {
            names.add(node.path("Fn::GetAtt").path(0).asText());
        } else if (node.has("Fn::Sub")) {
            VARIABLE.matcher(node.path("Fn::Sub").asText()).results().forEach(found -> names.add(found.group(1)));
        } else {
            node.forEach(this::collect);
        }
    }
}
