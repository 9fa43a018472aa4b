package dev.crowsnest.testsupport.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.all;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** How the packages of a module may depend on each other. */
final class PackageRules {

    private PackageRules() {}

    static List<ArchRule> of(Layout layout) {
        return List.of(rootsWithoutLeaves(layout), leavesApart(layout), noCycles(layout), packagesDeclared());
    }

    private static ArchRule rootsWithoutLeaves(Layout layout) {
        return noClasses()
                .that(layout.inRoot())
                .should()
                .dependOnClassesThat(layout.inLeaf())
                .as("A feature's root uses no leaf")
                .because(
                        "the root is the language and the rules, a leaf the technology that may change: let the root own an"
                                + " interface that the leaf implements, or wire both in a package named assembly")
                .allowEmptyShould(true);
    }

    private static ArchRule leavesApart(Layout layout) {
        return classes()
                .that(layout.inLeaf())
                .should(new OnlyOwnLeaf(layout))
                .as("A leaf uses no other leaf")
                .because(
                        "features, and the leaves of one feature, meet through root packages: move what both need into the"
                                + " root, or wire them in a package named assembly")
                .allowEmptyShould(true);
    }

    private static ArchRule noCycles(Layout layout) {
        return slices().assignedFrom(new Features(layout))
                .should()
                .beFreeOfCycles()
                .as("Features depend on each other in one direction only")
                .because(
                        "two features in a cycle are one feature: move the shared type to the one that owns the word, or let"
                                + " the lower one own an interface that the upper one implements")
                .allowEmptyShould(true);
    }

    private static ArchRule packagesDeclared() {
        return all(new Packages())
                .should(new NullMarkedPackage())
                .as("Every package has a package-info with @NullMarked")
                .because("NullAway checks marked packages only: add a package-info.java with one sentence and"
                        + " org.jspecify.annotations.NullMarked")
                .allowEmptyShould(true);
    }

    private static final class Features implements SliceAssignment {

        private final Layout layout;

        Features(Layout layout) {
            this.layout = layout;
        }

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return layout.featureOf(type).map(SliceIdentifier::of).orElseGet(SliceIdentifier::ignore);
        }

        @Override
        public String getDescription() {
            return "features of " + layout.root();
        }
    }
}
