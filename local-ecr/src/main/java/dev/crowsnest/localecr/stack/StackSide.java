package dev.crowsnest.localecr.stack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** A template with its values: what a stack is, was or is to be. */
record StackSide(Template template, Evaluation evaluation) {

    /** The resource of that name, where the stack has it. */
    Optional<LogicalResource> resource(String name) {
        return Optional.ofNullable(template.resources().get(name)).filter(evaluation::includes);
    }

    JsonNode properties(LogicalResource resource) {
        return evaluation.evaluate(resource.properties());
    }
}
