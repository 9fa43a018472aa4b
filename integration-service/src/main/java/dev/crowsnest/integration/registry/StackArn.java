package dev.crowsnest.integration.registry;

import dev.crowsnest.integration.api.Refusal;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
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
            "arn:(aws[a-z-]*):cloudformation:([a-z0-9-]+):([0-9]{12}):stack/([A-Za-z][A-Za-z0-9-]*)/[A-Za-z0-9-]+");

    /** Throws {@link Refusal}. */
    public static StackArn parse(String text) {
        Matcher matcher = ARN.matcher(text);
        if (!matcher.matches()) {
            throw Refusal.invalid("name a stack", "'" + text + "'", "it is no ARN of a CloudFormation stack");
        }
        return new StackArn(text, new RegistryLocation(matcher.group(3), matcher.group(2)), matcher.group(4));
    }

    /** Where AWS's console shows it; absent where AWS has a console of its own that nobody outside knows. */
    public Optional<URI> console() {
        return AwsConsole.of(text)
                .map(console -> URI.create(console.cloudFormation(location.region()) + "#/stacks/stackinfo?stackId="
                        + URLEncoder.encode(text, StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return name + " in " + location;
    }
}
