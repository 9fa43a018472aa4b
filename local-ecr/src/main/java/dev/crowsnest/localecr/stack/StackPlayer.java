package dev.crowsnest.localecr.stack;

import dev.crowsnest.localecr.access.Roles;
import dev.crowsnest.localecr.bridge.Bridge;
import dev.crowsnest.localecr.call.Account;
import dev.crowsnest.localecr.call.AwsFailure;
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
    private final ResourceMaker maker;
    private final Map<String, Stack> stacks = new ConcurrentHashMap<>();
    private final ExecutorService player = Executors.newCachedThreadPool(work -> {
        var thread = new Thread(work, "stack");
        thread.setDaemon(true);
        return thread;
    });

    public StackPlayer(
            Account account, Topics topics, CustomAnswers answers, Secrets secrets, Roles roles, Bridge bridge) {
        this.account = account;
        this.maker = new ResourceMaker(
                new AccountResources(account, topics, secrets, roles, bridge), new CustomResources(topics, answers));
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
        var side = side(name, id, template, parameters);
        var stack = new Stack(name, id, base, side);
        var order = CreationOrder.of(side.template());
        stacks.put(name, stack);
        stack.turn(StackStatus.CREATE_IN_PROGRESS, "User Initiated");
        player.execute(() -> make(stack, order));
        return stack;
    }

    /** Begins to change a stack. Throws {@link IllegalArgumentException} for what CloudFormation would not even begin. */
    public Stack update(String name, String template, Map<String, String> parameters) {
        var stack = require(name);
        if (!stack.status().allowsUpdates()) {
            throw new IllegalStateException("Stack [" + name + "] is in " + stack.status());
        }
        var before = stack.side();
        var after = side(name, stack.id(), template, parameters);
        CreationOrder.of(after.template());
        stack.turn(StackStatus.UPDATE_IN_PROGRESS, "User Initiated");
        player.execute(() -> new StackUpdate(stack, maker, before, after).run());
        return stack;
    }

    public Optional<Stack> find(String name) {
        return Optional.ofNullable(stacks.get(name));
    }

    /** Begins to delete a stack. Throws {@link IllegalArgumentException} when there is none. */
    public Stack delete(String name) {
        var stack = require(name);
        if (stack.status().isInProgress()) {
            throw new IllegalStateException("Stack [" + name + "] is in " + stack.status());
        }
        stack.turn(StackStatus.DELETE_IN_PROGRESS, "User Initiated");
        player.execute(() -> remove(stack, StackStatus.DELETE_COMPLETE));
        return stack;
    }

    private Stack require(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("Stack with id " + name + " does not exist"));
    }

    private void make(Stack stack, Iterable<String> order) {
        for (var name : order) {
            var resource = stack.side().resource(name);
            if (resource.isPresent() && !made(stack, resource.get())) {
                stack.turn(
                        StackStatus.ROLLBACK_IN_PROGRESS,
                        "The following resource(s) failed to create: [" + name + "]. Rollback requested by user.");
                remove(stack, StackStatus.ROLLBACK_COMPLETE);
                return;
            }
        }
        stack.turn(StackStatus.CREATE_COMPLETE, "");
    }

    private boolean made(Stack stack, LogicalResource resource) {
        stack.note(resource.name(), StackStatus.CREATE_IN_PROGRESS, "");
        try {
            var made = maker.create(stack, resource, stack.side().properties(resource));
            stack.keep(resource.name(), made);
            stack.side().evaluation().made(resource.name(), made);
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
            var resource = stack.side().resource(name);
            var made = stack.made().get(name);
            if (resource.isEmpty() || made == null || !removed(stack, resource.get(), made)) {
                stack.turn(StackStatus.DELETE_FAILED, "The following resource(s) failed to delete: [" + name + "].");
                return;
            }
        }
        stack.turn(end, "");
    }

    private boolean removed(Stack stack, LogicalResource resource, MadeResource made) {
        stack.note(resource.name(), StackStatus.DELETE_IN_PROGRESS, "");
        try {
            maker.delete(stack, resource, stack.side().properties(resource), made);
            stack.forget(resource.name());
            stack.note(resource.name(), StackStatus.DELETE_COMPLETE, "");
            return true;
        } catch (ResourceFailure | AwsFailure e) {
            stack.note(resource.name(), StackStatus.DELETE_FAILED, String.valueOf(e.getMessage()));
            return false;
        }
    }

    private StackSide side(String name, String id, String text, Map<String, String> parameters) {
        var pseudo = Map.of(
                "AWS::AccountId",
                account.id(),
                "AWS::Region",
                account.region(),
                "AWS::Partition",
                "aws",
                "AWS::StackName",
                name,
                "AWS::StackId",
                id);
        var template = Template.parse(text);
        return new StackSide(template, new Evaluation(template, parameters, pseudo));
    }

    @Override
    public void close() {
        player.shutdownNow();
    }
}
