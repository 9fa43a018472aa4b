package dev.crowsnest.localecr.stack;

import com.fasterxml.jackson.databind.JsonNode;

/** Makes, changes and deletes what a template names, whoever provides it. Each throws {@link ResourceFailure}, or AWS's own. */
final class ResourceMaker {

    private final AccountResources resources;
    private final CustomResources custom;

    ResourceMaker(AccountResources resources, CustomResources custom) {
        this.resources = resources;
        this.custom = custom;
    }

    MadeResource create(Stack stack, LogicalResource resource, JsonNode properties) {
        return resource.isCustom()
                ? custom.create(stack, resource, properties)
                : resources.create(stack, resource, properties);
    }

    /** The resource as it is then: of another physical id where it had to be made anew. */
    MadeResource update(Stack stack, LogicalResource resource, JsonNode properties, JsonNode old, MadeResource made) {
        return resource.isCustom()
                ? custom.update(stack, resource, properties, old, made)
                : resources.update(stack, resource, properties, old, made);
    }

    void delete(Stack stack, LogicalResource resource, JsonNode properties, MadeResource made) {
        if (resource.isCustom()) {
            custom.delete(stack, resource, properties, made.physicalId());
        } else {
            resources.delete(stack, resource, made);
        }
    }
}
