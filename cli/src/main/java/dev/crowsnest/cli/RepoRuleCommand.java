package dev.crowsnest.cli;

import dev.crowsnest.analyzer.report.Printable;
import dev.crowsnest.cli.server.ListedIntegration;
import dev.crowsnest.cli.server.Registries;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows or changes which repositories are turned on as they appear. */
@Command(
        name = "rule",
        description = "Says which repositories of a registry are turned on as they appear.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionOfJar.class)
final class RepoRuleCommand implements Callable<Integer> {

    private static final String ACTION = "change the rule for new repositories";

    private final Surroundings surroundings;

    @Parameters(
            index = "0",
            paramLabel = "REGISTRY",
            description = {"Its host, ACCOUNT/REGION, or the name or id of its", "integration."})
    private String registry = "";

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "PATTERN",
            description = {
                "From now on, those whose whole name is so; * stands",
                "for any text, as in 'team/*'. Without any, the rule is",
                "shown."
            })
    @Nullable
    List<String> patterns;

    @Option(names = "--none", description = "From now on, no repository.")
    private boolean none;

    @Mixin
    private RegistryServer server = new RegistryServer();

    RepoRuleCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        List<String> wanted = patterns == null ? List.of() : patterns;
        if (none && !wanted.isEmpty()) {
            throw new CommandFailure("could not " + ACTION + ": give patterns, or --none, but not both");
        }
        Registries registries = server.ask(surroundings, ACTION);
        ListedIntegration integration = RegistryServer.called(registry, registries.integrations(), ACTION);
        List<String> rule =
                none || !wanted.isEmpty() ? registries.changeRule(integration, wanted) : registries.rule(integration);
        String shown = rule.isEmpty() ? "none" : String.join(", ", rule);
        surroundings.out().println(Printable.of(integration.name() + ": " + shown));
        return 0;
    }
}
