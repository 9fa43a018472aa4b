package dev.crowsnest.localecr.stack;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A stack, and what happened to it so far. */
public final class Stack {

    private final String name;
    private final String id;
    private final URI base;
    private final Map<String, MadeResource> made = new LinkedHashMap<>();
    private final List<StackEvent> events = new ArrayList<>();
    private StackSide side;
    private StackStatus status = StackStatus.CREATE_IN_PROGRESS;

    /** {@code base} is this registry's address, as those reach it whom the stack calls. */
    Stack(String name, String id, URI base, StackSide side) {
        this.name = name;
        this.id = id;
        this.base = base;
        this.side = side;
    }

    public String name() {
        return name;
    }

    public String id() {
        return id;
    }

    public synchronized StackStatus status() {
        return status;
    }

    /** Oldest first. */
    public synchronized List<StackEvent> events() {
        return List.copyOf(events);
    }

    URI base() {
        return base;
    }

    synchronized StackSide side() {
        return side;
    }

    synchronized void become(StackSide other) {
        side = other;
    }

    synchronized void turn(StackStatus now, String reason) {
        status = now;
        events.add(new StackEvent(name, now, reason));
    }

    synchronized void note(String logicalId, StackStatus now, String reason) {
        events.add(new StackEvent(logicalId, now, reason));
    }

    synchronized void keep(String logicalId, MadeResource resource) {
        made.put(logicalId, resource);
    }

    synchronized void forget(String logicalId) {
        made.remove(logicalId);
    }

    /** Oldest first. */
    synchronized Map<String, MadeResource> made() {
        return new LinkedHashMap<>(made);
    }
}
