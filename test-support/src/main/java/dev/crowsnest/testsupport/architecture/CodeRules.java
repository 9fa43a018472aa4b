package dev.crowsnest.testsupport.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

/** How the classes of every module are written. */
final class CodeRules {

    private static final Set<String> LOGGERS = Set.of(
            "org.slf4j.Logger", "org.jboss.logging.Logger", "java.util.logging.Logger", "java.lang.System$Logger");

    private static final List<String> INJECTIONS = List.of(
            "jakarta.inject.Inject",
            "org.eclipse.microprofile.config.inject.ConfigProperty",
            "org.eclipse.microprofile.reactive.messaging.Channel",
            "org.eclipse.microprofile.rest.client.inject.RestClient",
            "io.quarkus.grpc.GrpcClient",
            "jakarta.persistence.PersistenceContext");

    private CodeRules() {}

    static List<ArchRule> of(Layout layout, Set<String> console) {
        return List.of(
                namesThatSaySomething(), noConsole(layout, console), constructorInjection(), javaTime(), loggers());
    }

    private static ArchRule namesThatSaySomething() {
        return classes()
                .should(new NameThatSaysSomething())
                .as("Type names say what the type is")
                .because(
                        "names such as Utils, Helper, Manager or Impl attract what belongs nowhere: name the thing in the"
                                + " field's own words, and put a loose method where its data is")
                .allowEmptyShould(true);
    }

    private static ArchRule noConsole(Layout layout, Set<String> console) {
        return noClasses()
                .that(DescribedPredicate.not(allowedTo(layout, console)))
                .should()
                .accessFieldWhere(DescribedPredicate.describe(
                        "System.out or System.err",
                        access -> access.getTargetOwner().isEquivalentTo(System.class)
                                && Set.of("out", "err").contains(access.getName())))
                .orShould()
                .callMethodWhere(DescribedPredicate.<JavaCall<?>>describe(
                        "printStackTrace()",
                        call -> call.getName().equals("printStackTrace")
                                && call.getTarget().getRawParameterTypes().isEmpty()))
                .as("Nothing writes to System.out or System.err")
                .because(
                        "a service speaks through its log: use LOGGER with key-values; a command's printer is handed in and"
                                + " named in the ArchitectureTest by consoleIn(…)")
                .allowEmptyShould(true);
    }

    private static DescribedPredicate<JavaClass> allowedTo(Layout layout, Set<String> console) {
        return DescribedPredicate.describe(
                "allowed to print",
                type -> console.stream()
                        .map(name -> layout.root() + "." + name)
                        .anyMatch(full -> type.getName().equals(full)
                                || type.getName().startsWith(full + ".")
                                || type.getName().startsWith(full + "$")));
    }

    private static ArchRule constructorInjection() {
        return noFields()
                .should()
                .beAnnotatedWith(DescribedPredicate.describe(
                        "an injection",
                        annotation ->
                                INJECTIONS.contains(annotation.getRawType().getName())))
                .as("Fields are not injected")
                .because(
                        "a class is whole when its constructor returns, and a test can call that constructor: make the field"
                                + " final and take it as a constructor parameter")
                .allowEmptyShould(true);
    }

    private static ArchRule javaTime() {
        return noClasses()
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "dates of before java.time",
                        type -> Set.of("java.util.Date", "java.util.Calendar", "java.text.SimpleDateFormat")
                                .contains(type.getName())))
                .as("Time is java.time")
                .because("java.util.Date and its kin are mutable and know no zone: use Instant, Duration, or LocalDate")
                .allowEmptyShould(true);
    }

    private static ArchRule loggers() {
        DescribedPredicate<JavaField> loggers = DescribedPredicate.describe(
                "loggers", field -> LOGGERS.contains(field.getRawType().getName()));
        return fields().that(loggers)
                .should()
                .bePrivate()
                .andShould()
                .beStatic()
                .andShould()
                .beFinal()
                .andShould()
                .haveName("LOGGER")
                .as("A logger is a private static final field named LOGGER")
                .because("one form is found by every search: private static final Logger LOGGER")
                .allowEmptyShould(true);
    }
}
