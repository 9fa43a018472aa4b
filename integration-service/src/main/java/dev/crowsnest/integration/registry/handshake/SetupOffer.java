package dev.crowsnest.integration.registry.handshake;

import dev.crowsnest.integration.registry.AwsConsole;
import dev.crowsnest.integration.registry.Integration;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How a person makes the stack of an integration.
 *
 * @param expiresAt after which the token in the parameters is refused
 * @param parameters of the template, in the template's order
 */
public record SetupOffer(Integration integration, Instant expiresAt, Map<String, String> parameters) {

    /** The stack's name, on our pages and in our docs. */
    public static final String STACK_NAME = "CrowsnestECRIntegration";

    private static final Pattern BUCKET =
            Pattern.compile("(?:.+\\.)?s3[.-]([a-z]{2}(?:-[a-z]+)+-[0-9])\\.amazonaws\\.com(?:\\.cn)?");

    public SetupOffer {
        parameters = new LinkedHashMap<>(parameters);
    }

    /**
     * Opens AWS's console with every field filled; it takes templates from S3 only. A role trusts nobody of another partition, so that
     * the console is that of our own identity.
     */
    public Optional<String> quickCreateLink(Optional<URI> template) {
        return template.flatMap(address -> AwsConsole.of(parameters.getOrDefault("ServicePrincipalArn", ""))
                .map(console -> region(address).map(console::cloudFormation).orElseGet(console::cloudFormation)
                        + "#/stacks/quickcreate?templateURL=" + encoded(address.toString()) + "&stackName=" + STACK_NAME
                        + each(parameter -> "&param_" + parameter.getKey() + "=" + encoded(parameter.getValue()))));
    }

    /** For a shell. */
    public String deployCommand() {
        return "aws cloudformation deploy --template-file crowsnest-ecr.yaml --stack-name " + STACK_NAME
                + " --capabilities CAPABILITY_IAM --parameter-overrides"
                + each(parameter -> " " + quoted(parameter.getKey() + "=" + parameter.getValue()));
    }

    /** For a shell, beside the Terraform file. */
    public String terraformCommand() {
        return "terraform init && terraform apply"
                + each(parameter -> " -var " + quoted(snake(parameter.getKey()) + "=" + parameter.getValue()));
    }

    @Override
    public String toString() {
        return "SetupOffer[" + integration.id() + "]";
    }

    private String each(Function<Map.Entry<String, String>, String> words) {
        return parameters.entrySet().stream().map(words).collect(Collectors.joining());
    }

    // The bucket of a template is where its operator works; the name of an old one tells no region.
    private static Optional<String> region(URI template) {
        return Optional.ofNullable(template.getHost())
                .map(BUCKET::matcher)
                .filter(Matcher::matches)
                .map(bucket -> bucket.group(1));
    }

    // The path of a role may hold an apostrophe.
    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    private static String snake(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
