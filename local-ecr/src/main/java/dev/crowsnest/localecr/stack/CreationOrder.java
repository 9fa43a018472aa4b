package dev.crowsnest.localecr.stack;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which resource must be there before which, by references and by {@code DependsOn}. */
public final class CreationOrder {

    private final Template template;
    private final Set<String> done = new LinkedHashSet<>();
    private final Set<String> open = new LinkedHashSet<>();

    private CreationOrder(Template template) {
        this.template = template;
    }

    /** Logical names, each after all that it needs. Throws {@link IllegalArgumentException} for a circle. */
    public static List<String> of(Template template) {
        var order = new CreationOrder(template);
        template.resources().keySet().forEach(order::visit);
        return new ArrayList<>(order.done);
    }

    /** What a resource needs directly. */
    public static Set<String> needs(Template template, String name) {
        var resource = template.resources().get(name);
        if (resource == null) {
            throw new IllegalArgumentException("the template depends on " + name + ", which it does not name");
        }
        var needs = new TreeSet<>(References.of(resource.properties()));
        needs.retainAll(template.resources().keySet());
        needs.addAll(resource.dependsOn());
        return needs;
    }

    private void visit(String name) {
        if (done.contains(name)) {
            return;
        }
        if (!open.add(name)) {
            throw new IllegalArgumentException("Circular dependency between resources: " + open);
        }
        needs(template, name).forEach(this::visit);
        open.remove(name);
        done.add(name);
    }
}
