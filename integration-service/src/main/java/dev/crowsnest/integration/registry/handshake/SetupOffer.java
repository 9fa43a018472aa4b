package dev.crowsnest.integration.registry.handshake;

import dev.crowsnest.integration.registry.Integration;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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

    private static final String CONSOLE = "https://console.aws.amazon.com/cloudformation/home#/stacks/quickcreate";

    public SetupOffer {
        parameters = new LinkedHashMap<>(parameters);
    }

    /** Opens AWS's console with every field filled; it takes templates from S3 only. */
    public Optional<String> quickCreateLink(Optional<URI> template) {
        return template.map(address -> CONSOLE + "?templateURL=" + encoded(address.toString()) + "&stackName="
                + STACK_NAME
                + parameters.entrySet().stream()
                        .map(parameter -> "&param_" + parameter.getKey() + "=" + encoded(parameter.getValue()))
                        .collect(Collectors.joining()));
    }

    /** For a shell. */
    public String deployCommand() {
        return "aws cloudformation deploy --template-file crowsnest-ecr.yaml --stack-name " + STACK_NAME
                + " --capabilities CAPABILITY_IAM --parameter-overrides"
                + parameters.entrySet().stream()
                        .map(parameter -> " '" + parameter.getKey() + "=" + parameter.getValue() + "'")
                        .collect(Collectors.joining());
    }

    /** For a shell, beside the Terraform file. */
    public String terraformCommand() {
        return "terraform init && terraform apply"
                + parameters.entrySet().stream()
                        .map(parameter -> " -var '" + snake(parameter.getKey()) + "=" + parameter.getValue() + "'")
                        .collect(Collectors.joining());
    }

    @Override
    public String toString() {
        return "SetupOffer[" + integration.id() + "]";
    }

    private static String snake(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
