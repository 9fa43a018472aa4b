package dev.crowsnest.localecr.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads as much of HCL as our Terraform files use.
 *
 * <p>A block is an object below its labels, {@code resource.aws_iam_role.name}. What only Terraform could work out stays text,
 * {@code ${var.name}}; {@code jsonencode(x)} is x.
 */
final class Hcl {

    private static final Pattern TOKEN =
            Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|[A-Za-z_][A-Za-z0-9_-]*|[0-9]+(?:\\.[0-9]+)?|#[^\\n]*|\\S");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final List<String> tokens = new ArrayList<>();
    private int next;

    private Hcl(String text) {
        var found = TOKEN.matcher(text);
        while (found.find()) {
            if (!found.group().startsWith("#")) {
                tokens.add(found.group());
            }
        }
    }

    static ObjectNode read(String text) {
        var hcl = new Hcl(text);
        var body = NODES.objectNode();
        hcl.body(body);
        if (hcl.next < hcl.tokens.size()) {
            throw new IllegalArgumentException("'" + hcl.peek() + "' is out of place");
        }
        return body;
    }

    private void body(ObjectNode into) {
        while (next < tokens.size() && !peek().equals("}")) {
            var name = take();
            if (peek().equals("=")) {
                take();
                into.set(name, expression());
            } else {
                block(into, name);
            }
        }
    }

    private void block(ObjectNode into, String name) {
        var place = into.withObjectProperty(name);
        while (!peek().equals("{")) {
            place = place.withObjectProperty(unquoted(take()));
        }
        expect("{");
        body(place);
        expect("}");
    }

    private JsonNode expression() {
        var value = primary();
        if (next < tokens.size() && peek().equals("?")) {
            take();
            var yes = expression();
            expect(":");
            return NODES.textNode(
                    value.asText() + " ? " + yes.asText() + " : " + expression().asText());
        }
        return value;
    }

    private JsonNode primary() {
        var token = take();
        if (token.startsWith("\"")) {
            return NODES.textNode(unquoted(token));
        }
        if (token.equals("[")) {
            return list("]");
        }
        if (token.equals("{")) {
            return object();
        }
        if (Character.isDigit(token.charAt(0))) {
            return NODES.numberNode(Long.parseLong(token));
        }
        if (token.equals("true") || token.equals("false")) {
            return NODES.booleanNode(token.equals("true"));
        }
        if (token.equals("jsonencode")) {
            expect("(");
            return list(")").path(0);
        }
        return NODES.textNode("${" + traversal(token) + "}");
    }

    private JsonNode list(String end) {
        var list = NODES.arrayNode();
        while (!peek().equals(end)) {
            list.add(expression());
            if (peek().equals(",")) {
                take();
            }
        }
        take();
        return list;
    }

    private JsonNode object() {
        var object = NODES.objectNode();
        while (!peek().equals("}")) {
            var key = unquoted(take());
            expect("=");
            object.set(key, expression());
            if (peek().equals(",")) {
                take();
            }
        }
        take();
        return object;
    }

    private String traversal(String start) {
        var text = new StringBuilder(start);
        while (next < tokens.size() && List.of(".", "[", "(").contains(peek())) {
            var open = take();
            text.append(open);
            if (open.equals(".")) {
                text.append(take());
                continue;
            }
            var close = open.equals("[") ? "]" : ")";
            while (!peek().equals(close)) {
                text.append(traversal(take()));
            }
            text.append(take());
        }
        return text.toString();
    }

    private void expect(String token) {
        var found = take();
        if (!found.equals(token)) {
            throw new IllegalArgumentException("'" + token + "' is missing before '" + found + "'");
        }
    }

    private String peek() {
        if (next >= tokens.size()) {
            throw new IllegalArgumentException("the text ends too early");
        }
        return tokens.get(next);
    }

    private String take() {
        var token = peek();
        next++;
        return token;
    }

    private static String unquoted(String token) {
        return token.startsWith("\"") ? token.substring(1, token.length() - 1).replace("\\\"", "\"") : token;
    }
}
