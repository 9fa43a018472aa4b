package dev.crowsnest.testsupport.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Optional;

/** A class of a leaf depends on no class of another leaf. */
final class OnlyOwnLeaf extends ArchCondition<JavaClass> {

    private final Layout layout;

    OnlyOwnLeaf(Layout layout) {
        super("use no other leaf");
        this.layout = layout;
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        Optional<String> own = layout.leafOf(type);
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
            Optional<String> other = layout.leafOf(dependency.getTargetClass().getBaseComponentType());
            if (other.isPresent() && !other.equals(own)) {
                events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
            }
        }
    }
}
