package dev.crowsnest.testsupport.architecture;

import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

/** A package's own declaration carries @NullMarked. */
final class NullMarkedPackage extends ArchCondition<JavaPackage> {

    NullMarkedPackage() {
        super("be null-marked");
    }

    @Override
    public void check(JavaPackage subject, ConditionEvents events) {
        if (!subject.isAnnotatedWith(NullMarked.class)) {
            events.add(SimpleConditionEvent.violated(
                    subject, "Package " + subject.getName() + " has no package-info with @NullMarked"));
        }
    }
}
