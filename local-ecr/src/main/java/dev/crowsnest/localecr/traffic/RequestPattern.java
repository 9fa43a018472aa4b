package dev.crowsnest.localecr.traffic;

import java.util.regex.Pattern;

/**
 * Which requests are meant: an AWS operation such as {@code ecr:DescribeImages}, or a regular expression that is found
 * in the method and path, such as {@code GET /v2/.+/blobs/} or {@code GET /_layers/}.
 */
public record RequestPattern(String text, Pattern expression) {

    public static RequestPattern of(String text) {
        return new RequestPattern(text, Pattern.compile(text));
    }

    boolean matches(String method, String path, String operation) {
        return text.equals(operation) || expression.matcher(method + " " + path).find();
    }
}
