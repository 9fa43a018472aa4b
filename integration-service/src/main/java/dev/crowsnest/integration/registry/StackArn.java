package dev.crowsnest.integration.registry;

import dev.crowsnest.integration.api.Refusal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ARN of a CloudFormation stack: a stack that is made again under its old name has another one.
 *
 * @param text whole
 * @param name as people gave it
 */
public record StackArn(String text, RegistryLocation location, String name) {

    private static final Pattern ARN = Pattern.compile(
            "arn:aws[a-z-]*:cloudformation:([a-z0-9-]+):([0-9]{12}):stack/([A-Za-z][A-Za-z0-9-]*)/[A-Za-z0-9-]+");

    /** Throws {@link Refusal}. */
    public static StackArn parse(String text) {
        Matcher matcher = ARN.matcher(text);
        if (!matcher.matches()) {
            throw Refusal.invalid("name a stack", "'" + text + "'", "it is no ARN of a CloudFormation stack");
        }
        return new StackArn(text, new RegistryLocation(matcher.group(2), matcher.group(1)), matcher.group(3));
    }

    @Override
    public String toString() {
        return name + " in " + location;
    }
}
