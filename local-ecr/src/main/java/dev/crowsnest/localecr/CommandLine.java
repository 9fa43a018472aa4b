package dev.crowsnest.localecr;

import dev.crowsnest.localecr.access.KeyUse;
import dev.crowsnest.localecr.delivery.Webhook;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** The options of the process, as {@code --name value}. */
final class CommandLine {

    static final String USAGE = """
            java -jar local-ecr.jar [options]
              --data DIRECTORY        where everything is kept (./.local-ecr)
              --host HOST             address to listen on (127.0.0.1)
              --port PORT             port of the registry and of the AWS calls; 0 for any (5000)
              --account ID            twelve digits (123456789012)
              --region REGION         (eu-central-1)
              --strict                as ECR does: sign-in, and repositories made before they are pushed to
              --access-key ID         an access key of the account
              --service-key ID        an access key that may only assume roles
              --webhook URI           where events go, with the key in the environment variable LOCAL_ECR_WEBHOOK_KEY
              --webhook-header NAME   header that carries the key (x-api-key)
            """;

    private final String[] arguments;
    private final Map<String, String> environment;
    private int position;
    private Path directory = Path.of(".local-ecr");
    private String account = "123456789012";
    private String region = "eu-central-1";
    private String webhookUri = "";
    private String webhookHeader = "x-api-key";

    private CommandLine(String[] arguments, Map<String, String> environment) {
        this.arguments = arguments.clone();
        this.environment = environment;
    }

    /** Throws {@link IllegalArgumentException} with what is wrong. */
    static LocalEcrConfig parse(String[] arguments, Map<String, String> environment) {
        return new CommandLine(arguments, environment).config();
    }

    private LocalEcrConfig config() {
        // The directory is known only at the end; every other setting is kept by the builder.
        var builder = LocalEcrConfig.in(directory).port(5000);
        while (position < arguments.length) {
            take(builder, arguments[position++]);
        }
        builder.directory(directory).account(account, region);
        if (!webhookUri.isEmpty()) {
            var key = environment.getOrDefault("LOCAL_ECR_WEBHOOK_KEY", "");
            builder.webhook(new Webhook("command-line", URI.create(webhookUri), webhookHeader, key));
        }
        return builder.build();
    }

    private void take(LocalEcrConfig.Builder builder, String option) {
        switch (option) {
            case "--data" -> directory = Path.of(value(option));
            case "--host" -> builder.host(value(option));
            case "--port" -> builder.port(port(value(option)));
            case "--account" -> account = value(option);
            case "--region" -> region = value(option);
            case "--strict" -> builder.mode(LocalEcrConfig.Mode.STRICT);
            case "--access-key" -> builder.accessKey(value(option), KeyUse.ACCOUNT);
            case "--service-key" -> builder.accessKey(value(option), KeyUse.ASSUME_ROLES);
            case "--webhook" -> webhookUri = value(option);
            case "--webhook-header" -> webhookHeader = value(option);
            default -> throw new IllegalArgumentException("there is no option " + option);
        }
    }

    private String value(String option) {
        if (position == arguments.length) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return arguments[position++];
    }

    private static int port(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a port is a number, not '" + text + "'", e);
        }
    }
}
