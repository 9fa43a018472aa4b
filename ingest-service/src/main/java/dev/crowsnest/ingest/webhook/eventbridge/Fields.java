package dev.crowsnest.ingest.webhook.eventbridge;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crowsnest.ingest.webhook.UnreadableEventException;
import java.util.regex.Pattern;

/** Takes fields out of one JSON object; a field that must be there and is not makes the event unreadable. */
record Fields(JsonNode object, String path) {

    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");
    private static final Pattern REPOSITORY =
            Pattern.compile("(?:[a-z0-9]+(?:[._-]+[a-z0-9]+)*/)*[a-z0-9]+(?:[._-]+[a-z0-9]+)*");

    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}");
    private static final Pattern MEDIA_TYPE = Pattern.compile("[\\x20-\\x7e]{1,255}");

    /** AWS allows no longer name; checked first, so that the pattern sees nothing long. */
    private static final int REPOSITORY_LENGTH = 256;

    Fields in(String name) throws UnreadableEventException {
        JsonNode child = object.path(name);
        if (!child.isObject()) {
            throw new UnreadableEventException(path + name + " is missing or no object");
        }
        return new Fields(child, path + name + ".");
    }

    String required(String name) throws UnreadableEventException {
        String value = optional(name);
        if (value.isEmpty()) {
            throw new UnreadableEventException(path + name + " is missing or no text");
        }
        return value;
    }

    String required(String name, Pattern form, String described) throws UnreadableEventException {
        String value = required(name);
        if (!form.matcher(value).matches()) {
            throw new UnreadableEventException(path + name + " is not " + described);
        }
        return value;
    }

    String digest(String name) throws UnreadableEventException {
        return required(name, DIGEST, "sha256: and 64 hexadecimal digits");
    }

    String repository(String name) throws UnreadableEventException {
        if (required(name).length() > REPOSITORY_LENGTH) {
            throw new UnreadableEventException(path + name + " is longer than " + REPOSITORY_LENGTH + " characters");
        }
        return required(name, REPOSITORY, "a repository's name");
    }

    /** Empty when there is none. */
    String tag(String name) throws UnreadableEventException {
        return optional(name, TAG, "a tag");
    }

    /** Empty when there is none. */
    String mediaType(String name) throws UnreadableEventException {
        return optional(name, MEDIA_TYPE, "a media type");
    }

    private String optional(String name, Pattern form, String described) throws UnreadableEventException {
        return optional(name).isEmpty() ? "" : required(name, form, described);
    }

    /** Empty when there is none. */
    String optional(String name) throws UnreadableEventException {
        JsonNode value = object.path(name);
        if (value.isTextual()) {
            return value.textValue();
        }
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        throw new UnreadableEventException(path + name + " is no text");
    }
}
