package dev.crowsnest.localecr.stack;

import dev.crowsnest.localecr.call.AwsFailure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Brings a stack from one side to another, and back when a resource cannot be changed. */
final class StackUpdate {

    private final Stack stack;
    private final ResourceMaker maker;
    private final StackSide before;
    private final StackSide after;
    private final List<String> touched = new ArrayList<>();
    private final Map<String, MadeResource> replaced = new LinkedHashMap<>();

    StackUpdate(Stack stack, ResourceMaker maker, StackSide before, StackSide after) {
        this.stack = stack;
        this.maker = maker;
        this.before = before;
        this.after = after;
    }

    void run() {
        for (var name : CreationOrder.of(after.template())) {
            var resource = after.resource(name);
            if (resource.isPresent() && !changed(resource.get())) {
                stack.turn(
                        StackStatus.UPDATE_ROLLBACK_IN_PROGRESS,
                        "The following resource(s) failed to update: [" + name + "].");
                back();
                return;
            }
        }
        stack.become(after);
        var left = new ArrayList<>(stack.made().keySet());
        Collections.reverse(left);
        left.removeIf(name -> after.resource(name).isPresent());
        end(left, before, StackStatus.UPDATE_COMPLETE);
    }

    private boolean changed(LogicalResource resource) {
        try {
            var name = resource.name();
            var properties = after.properties(resource);
            var made = stack.made().get(name);
            if (made == null) {
                touched.add(name);
                keep(name, maker.create(stack, resource, properties), StackStatus.CREATE_COMPLETE);
                return true;
            }
            var old = before.properties(before.resource(name).orElseThrow());
            if (old.equals(properties)) {
                after.evaluation().made(name, made);
                return true;
            }
            touched.add(name);
            stack.note(name, StackStatus.UPDATE_IN_PROGRESS, "");
            var now = maker.update(stack, resource, properties, old, made);
            if (!now.physicalId().equals(made.physicalId())) {
                replaced.put(name, made);
            }
            keep(name, now, StackStatus.UPDATE_COMPLETE);
            return true;
        } catch (ResourceFailure | AwsFailure | IllegalArgumentException e) {
            stack.note(resource.name(), StackStatus.UPDATE_FAILED, String.valueOf(e.getMessage()));
            return false;
        }
    }

    private void keep(String name, MadeResource made, StackStatus status) {
        stack.keep(name, made);
        after.evaluation().made(name, made);
        stack.note(name, status, "");
    }

    private void back() {
        Collections.reverse(touched);
        var added = new ArrayList<String>();
        for (var name : touched) {
            var resource = before.resource(name);
            if (resource.isEmpty()) {
                added.add(name);
            } else if (!restored(resource.get())) {
                stack.turn(StackStatus.UPDATE_ROLLBACK_FAILED, "The following resource(s) failed: [" + name + "].");
                return;
            }
        }
        end(added, after, StackStatus.UPDATE_ROLLBACK_COMPLETE);
    }

    private boolean restored(LogicalResource resource) {
        var name = resource.name();
        var now = stack.made().getOrDefault(name, MadeResource.of(""));
        var former = replaced.get(name);
        if (former != null) {
            stack.keep(name, former);
            replaced.put(name, now);
            return true;
        }
        stack.note(name, StackStatus.UPDATE_IN_PROGRESS, "");
        try {
            var changed = after.properties(after.resource(name).orElseThrow());
            maker.update(stack, resource, before.properties(resource), changed, now);
            stack.note(name, StackStatus.UPDATE_COMPLETE, "");
            return true;
        } catch (ResourceFailure | AwsFailure | IllegalArgumentException e) {
            stack.note(name, StackStatus.UPDATE_FAILED, String.valueOf(e.getMessage()));
            return false;
        }
    }

    /** Deletes what the stack has no more, and what was made anew in another's place; failures are told and passed over. */
    private void end(List<String> gone, StackSide side, StackStatus status) {
        for (var name : gone) {
            var made = stack.made().get(name);
            if (made != null) {
                delete(name, side, made);
                stack.forget(name);
            }
        }
        replaced.forEach((name, made) -> delete(name, side, made));
        stack.turn(status, "");
    }

    private void delete(String name, StackSide side, MadeResource made) {
        try {
            var resource = side.resource(name).orElseThrow();
            maker.delete(stack, resource, side.properties(resource), made);
            stack.note(name, StackStatus.DELETE_COMPLETE, "");
        } catch (ResourceFailure | AwsFailure | IllegalArgumentException e) {
            stack.note(name, StackStatus.DELETE_FAILED, String.valueOf(e.getMessage()));
        }
    }
}
