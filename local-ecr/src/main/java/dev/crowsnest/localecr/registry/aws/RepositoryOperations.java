package dev.crowsnest.localecr.registry.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.crowsnest.localecr.call.AwsCall;
import dev.crowsnest.localecr.call.AwsFailure;
import dev.crowsnest.localecr.call.AwsOperation;
import dev.crowsnest.localecr.call.AwsOperations;
import dev.crowsnest.localecr.call.EpochSeconds;
import dev.crowsnest.localecr.call.ResultPage;
import dev.crowsnest.localecr.json.Json;
import dev.crowsnest.localecr.registry.Repository;
import dev.crowsnest.localecr.registry.RepositoryCatalog;
import dev.crowsnest.localecr.registry.RepositoryName;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** ECR's calls about repositories. */
public final class RepositoryOperations implements AwsOperations {

    private final RepositoryCatalog catalog;

    public RepositoryOperations(RepositoryCatalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public Map<String, AwsOperation> byAction() {
        var account = catalog.account().id();
        return Map.of(
                "ecr:CreateRepository", EcrCall.of(account, this::create),
                "ecr:DescribeRepositories", EcrCall.of(account, this::describe),
                "ecr:DeleteRepository", EcrCall.of(account, this::delete));
    }

    private ObjectNode create(AwsCall call) {
        var name = EcrCall.repository(call);
        if (catalog.exists(name)) {
            throw AwsFailure.of(
                    "RepositoryAlreadyExistsException",
                    "The repository with name '%s' already exists in the registry with id '%s'"
                            .formatted(name, catalog.account().id()));
        }
        var answer = Json.object();
        answer.set("repository", view(call, catalog.create(name)));
        return answer;
    }

    private ObjectNode describe(AwsCall call) {
        var names = call.list("repositoryNames").stream()
                .map(name -> RepositoryName.parse(name.asText()))
                .toList();
        var wanted = names.isEmpty()
                ? catalog.all()
                : names.stream().map(catalog::require).toList();
        var page = names.isEmpty()
                ? ResultPage.of(call, wanted, repository -> repository.name().value())
                : new ResultPage<>(wanted, Optional.empty());
        var answer = Json.object();
        var repositories = answer.putArray("repositories");
        page.items().forEach(repository -> repositories.add(view(call, repository)));
        page.nextToken().ifPresent(token -> answer.put("nextToken", token));
        return answer;
    }

    private ObjectNode delete(AwsCall call) {
        var name = EcrCall.repository(call);
        var answer = Json.object();
        answer.set("repository", view(call, catalog.delete(name, call.flag("force"), call)));
        return answer;
    }

    private ObjectNode view(AwsCall call, Repository repository) {
        var account = catalog.account();
        var name = repository.name().value();
        var view = Json.object()
                .put("repositoryArn", account.repositoryArn(name))
                .put("registryId", account.id())
                .put("repositoryName", name)
                .put("repositoryUri", URI.create(call.address()).getAuthority() + "/" + name)
                .put("createdAt", EpochSeconds.of(repository.createdAt()))
                .put("imageTagMutability", "MUTABLE");
        view.putObject("imageScanningConfiguration").put("scanOnPush", false);
        view.putObject("encryptionConfiguration").put("encryptionType", "AES256");
        return view;
    }
}
