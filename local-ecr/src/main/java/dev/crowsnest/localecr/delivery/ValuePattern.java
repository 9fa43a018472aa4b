package dev.crowsnest.localecr.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.function.Predicate;

/** One of the values that a pattern allows a field to have: itself, or an operator. */
final class ValuePattern {

    private ValuePattern() {}

    /** Throws {@link IllegalArgumentException}. */
    static Predicate<JsonNode> of(String field, JsonNode allowed) {
        if (!allowed.isContainerNode()) {
            return each(allowed::equals);
        }
        if (allowed.isArray() || allowed.size() != 1) {
            throw EventPattern.refused("a value of " + field + " is neither a value nor one operator");
        }
        var operator = allowed.fieldNames().next();
        return operator(field, operator, allowed.path(operator));
    }

    private static Predicate<JsonNode> operator(String field, String operator, JsonNode operand) {
        return switch (operator) {
            case "prefix" -> prefix(field, operand);
            case "anything-but" -> anythingBut(field, operand);
            case "exists" -> exists(field, operand);
            default ->
                throw EventPattern.refused("the operator " + operator + " of " + field
                        + " is not known here. Known are prefix, anything-but and exists");
        };
    }

    private static Predicate<JsonNode> prefix(String field, JsonNode operand) {
        if (!operand.isTextual()) {
            throw EventPattern.refused("prefix of " + field + " must be a text");
        }
        return each(value -> value.isTextual() && value.textValue().startsWith(operand.textValue()));
    }

    private static Predicate<JsonNode> anythingBut(String field, JsonNode operand) {
        if (operand.isObject()) {
            throw EventPattern.refused("anything-but of " + field + " must be a value or an array of them");
        }
        var others = new HashSet<JsonNode>();
        if (operand.isArray()) {
            operand.forEach(others::add);
        } else {
            others.add(operand);
        }
        return each(value -> !others.contains(value));
    }

    private static Predicate<JsonNode> exists(String field, JsonNode operand) {
        if (!operand.isBoolean()) {
            throw EventPattern.refused("exists of " + field + " must be true or false");
        }
        return value -> value.isMissingNode() != operand.booleanValue();
    }

    /** A field that holds an array needs one value that is allowed; one that is not there has none. */
    private static Predicate<JsonNode> each(Predicate<JsonNode> allowed) {
        return value -> {
            if (!value.isArray()) {
                return !value.isMissingNode() && allowed.test(value);
            }
            for (var element : value) {
                if (allowed.test(element)) {
                    return true;
                }
            }
            return false;
        };
    }
}
