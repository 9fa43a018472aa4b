package dev.crowsnest.localecr.stack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crowsnest.localecr.access.Roles;
import dev.crowsnest.localecr.call.Account;
import dev.crowsnest.localecr.call.AwsFailure;
import dev.crowsnest.localecr.delivery.Webhooks;
import dev.crowsnest.localecr.secret.Secrets;
import dev.crowsnest.localecr.topic.Topics;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/** Makes stacks one resource after another, rolls back what fails, and deletes in the reverse order. */
public final class StackPlayer implements AutoCloseable {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,62}");

    private final Account account;
    private final AccountResources resources;
    private final CustomResources custom;
    private final Map<String, Stack> stacks = new ConcurrentHashMap<>();
    private final Map<String, Evaluation> evaluations = new ConcurrentHashMap<>();
    private final ExecutorService player = Executors.newCachedThreadPool(work -> {
        var thread = new Thread(work, "stack");
        thread.setDaemon(true);
        return thread;
    });

    public StackPlayer(
            Account account, Topics topics, CustomAnswers answers, Secrets secrets, Roles roles, Webhooks webhooks) {
        this.account = account;
        this.resources = new AccountResources(account, topics, secrets, roles, webhooks);
        this.custom = new CustomResources(topics, answers);
    }

    /** Begins to make a stack. Throws {@link IllegalArgumentException} for what CloudFormation would not even begin. */
    public Stack create(String name, String template, Map<String, String> parameters, URI base) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name + "' is no name of a stack");
        }
        var present = stacks.get(name);
        if (present != null && present.status() != StackStatus.DELETE_COMPLETE) {
            throw new IllegalStateException("Stack [" + name + "] already exists");
        }
        var id = "arn:aws:cloudformation:%s:%s:stack/%s/%s"
                .formatted(account.region(), account.id(), name, UUID.randomUUID());
        var stack = new Stack(name, id, base, Template.parse(template));
        var evaluation = new Evaluation(stack.template(), parameters, pseudo(stack));
        var order = CreationOrder.of(stack.template());
        stacks.put(name, stack);
        evaluations.put(id, evaluation);
        stack.turn(StackStatus.CREATE_IN_PROGRESS, "User Initiated");
        player.execute(() -> make(stack, evaluation, order));
        return stack;
    }

    public Optional<Stack> find(String name) {
        return Optional.ofNullable(stacks.get(name));
    }

    /** Begins to delete a stack. Throws {@link IllegalArgumentException} when there is none. */
    public Stack delete(String name) {
        var stack =
                find(name).orElseThrow(() -> new IllegalArgumentException("Stack with id " + name + " does not exist"));
        if (stack.status().isInProgress()) {
            throw new IllegalStateException("Stack [" + name + "] is in " + stack.status());
        }
        stack.turn(StackStatus.DELETE_IN_PROGRESS, "User Initiated");
        player.execute(() -> remove(stack, StackStatus.DELETE_COMPLETE));
        return stack;
    }

    private void make(Stack stack, Evaluation evaluation, Iterable<String> order) {
        for (var name : order) {
            var resource = stack.template().resources().get(name);
            if (resource != null && evaluation.includes(resource) && !made(stack, evaluation, resource)) {
                stack.turn(
                        StackStatus.ROLLBACK_IN_PROGRESS,
                        "The following resource(s) failed to create: [" + name + "]. Rollback requested by user.");
                remove(stack, StackStatus.ROLLBACK_COMPLETE);
                return;
            }
        }
        stack.turn(StackStatus.CREATE_COMPLETE, "");
    }

    private boolean made(Stack stack, Evaluation evaluation, LogicalResource resource) {
        stack.note(resource.name(), StackStatus.CREATE_IN_PROGRESS, "");
        try {
            var properties = evaluation.evaluate(resource.properties());
            var made = resource.isCustom()
                    ? custom.create(stack, resource, properties)
                    : resources.create(stack, resource, properties);
            stack.keep(resource.name(), made);
            evaluation.made(resource.name(), made);
            stack.note(resource.name(), StackStatus.CREATE_COMPLETE, "");
            return true;
        } catch (ResourceFailure | AwsFailure | IllegalArgumentException e) {
            stack.note(resource.name(), StackStatus.CREATE_FAILED, String.valueOf(e.getMessage()));
            return false;
        }
    }

    private void remove(Stack stack, StackStatus end) {
        var names = new ArrayList<>(stack.made().keySet());
        Collections.reverse(names);
        for (var name : names) {
            var resource = stack.template().resources().get(name);
            var made = stack.made().get(name);
            if (resource == null || made == null || !removed(stack, resource, made)) {
                stack.turn(StackStatus.DELETE_FAILED, "The following resource(s) failed to delete: [" + name + "].");
                return;
            }
        }
        stack.turn(end, "");
    }

    private boolean removed(Stack stack, LogicalResource resource, MadeResource made) {
        stack.note(resource.name(), StackStatus.DELETE_IN_PROGRESS, "");
        try {
            if (resource.isCustom()) {
                custom.delete(stack, resource, properties(stack, resource), made.physicalId());
            } else {
                resources.delete(stack, resource, made);
            }
            stack.forget(resource.name());
            stack.note(resource.name(), StackStatus.DELETE_COMPLETE, "");
            return true;
        } catch (ResourceFailure | AwsFailure e) {
            stack.note(resource.name(), StackStatus.DELETE_FAILED, String.valueOf(e.getMessage()));
            return false;
        }
    }

    private JsonNode properties(Stack stack, LogicalResource resource) {
        var evaluation = evaluations.get(stack.id());
        if (evaluation == null) {
            throw new IllegalStateException("the values of " + stack.id() + " are lost");
        }
        return evaluation.evaluate(resource.properties());
    }

    private Map<String, String> pseudo(Stack stack) {
        return Map.of(
                "AWS::AccountId", account.id(),
                "AWS::Region", account.region(),
                "AWS::Partition", "aws",
                "AWS::StackName", stack.name(),
                "AWS::StackId", stack.id());
    }

    @Override
    public void close() {
        player.shutdownNow();
    }
}
