package dev.crowsnest.testsupport.architecture;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** Each rule is shown a small module that breaks it, and all of them one that breaks none. */
class ArchitectureTest {

    private static final String FIXTURES = "dev.crowsnest.testsupport.architecture.fixture.";

    @TestFactory
    Stream<DynamicTest> keepsItsOwnRules() {
        return Architecture.of("dev.crowsnest.testsupport").check();
    }

    @Test
    void passesOverModuleThatFollowsEveryRule() {
        Architecture sound =
                fixture("sound").technologyInLeaves().frameworkFree().catalogers("catalog");

        assertThat(violations(sound, "sound")).isEmpty();
    }

    @Test
    void passesOverModuleWithoutClasses() {
        Architecture absent =
                fixture("absent").technologyInLeaves().frameworkFree().catalogers("catalog");

        assertThat(violations(absent, "absent")).isEmpty();
    }

    @Test
    void findsRootThatUsesLeaf() {
        assertThat(violations(fixture("rootusesleaf"), "rootusesleaf"))
                .isNotEmpty()
                .allMatch(line -> line.contains("A feature's root uses no leaf")
                        && line.contains("let the root own an interface"));
    }

    @Test
    void findsLeafThatUsesAnotherLeafEvenInAnArray() {
        assertThat(violations(fixture("leafusesleaf"), "leafusesleaf"))
                .isNotEmpty()
                .allMatch(line -> line.contains("A leaf uses no other leaf"));
    }

    @Test
    void knowsLeavesByPathAndByWildcard() {
        assertThat(violations(fixture("namedleaf"), "namedleaf")).isEmpty();
        assertThat(violations(fixture("namedleaf").leaves("catalog.*"), "namedleaf"))
                .hasSize(1);
        assertThat(violations(fixture("namedleaf").leaves("catalog.dpkg"), "namedleaf"))
                .hasSize(1);
        assertThat(violations(fixture("namedleaf").leaves("dpkg"), "namedleaf")).hasSize(1);
        assertThat(violations(fixture("namedleaf").leaves("other.dpkg"), "namedleaf"))
                .isEmpty();
    }

    @Test
    void findsCycleBetweenFeatures() {
        assertThat(violations(fixture("cycle"), "cycle"))
                .singleElement()
                .asString()
                .contains("Features depend on each other in one direction only", "Slice bills", "Slice orders");
    }

    @Test
    void findsPackageWithoutDeclaration() {
        assertThat(violations(fixture("undeclared"), "undeclared"))
                .singleElement()
                .asString()
                .contains("undeclared.orders has no package-info");
    }

    @Test
    void findsNamesThatFitAnything() {
        assertThat(violations(fixture("emptynames"), "emptynames"))
                .singleElement()
                .asString()
                .contains("contains the word Utils", "contains the word DTO", "contains the word Data")
                .doesNotContain("word Reader");
    }

    @Test
    void findsWritingToConsoleUnlessAllowed() {
        assertThat(violations(fixture("console"), "console"))
                .singleElement()
                .asString()
                .contains("Printer.print()", "StackTrace.print(");
        assertThat(violations(fixture("console").consoleIn("Printer"), "console"))
                .singleElement()
                .asString()
                .doesNotContain("Printer.print()");
        assertThat(violations(fixture("console").consoleIn("Printer", "StackTrace"), "console"))
                .isEmpty();
    }

    @Test
    void findsInjectedField() {
        assertThat(violations(fixture("injection"), "injection"))
                .singleElement()
                .asString()
                .contains("Service.other");
    }

    @Test
    void findsDateOfBeforeJavaTime() {
        assertThat(violations(fixture("date"), "date"))
                .singleElement()
                .asString()
                .contains("Dated");
    }

    @Test
    void findsLoggerThatIsNotPrivateAndLoggerOfAnotherName() {
        assertThat(violations(fixture("logger"), "logger"))
                .singleElement()
                .asString()
                .contains("Logging.LOGGER>", "Logging.log>");
    }

    @Test
    void findsTechnologyOutsideItsLeaf() {
        assertThat(violations(fixture("technology"), "technology")).isEmpty();
        assertThat(violations(fixture("technology").technologyInLeaves(), "technology"))
                .singleElement()
                .asString()
                .contains("SQL and persistence", "orders.Order.")
                .doesNotContain("OrderTable");
    }

    @Test
    void findsFrameworkInPlainModule() {
        assertThat(violations(fixture("framework"), "framework")).isEmpty();
        assertThat(violations(fixture("framework").frameworkFree(), "framework"))
                .singleElement()
                .asString()
                .contains("jakarta.inject.Provider");
    }

    @Test
    void findsCatalogerThatReadsAllOrMakesFilesOrCalls() {
        assertThat(violations(fixture("cataloger"), "cataloger")).isEmpty();
        assertThat(violations(fixture("cataloger").catalogers("catalog"), "cataloger"))
                .hasSize(3)
                .anyMatch(line -> line.contains("readAllBytes"))
                .anyMatch(line -> line.contains("createTempFile"))
                .anyMatch(line -> line.contains("InetAddress"))
                .noneMatch(line -> line.contains("java.net.URI>"));
    }

    @Test
    void findsConnectionThatIsMadeElsewhere() {
        assertThat(violations(fixture("connection"), "connection")).isEmpty();
        assertThat(violations(fixture("connection").connectionsOnlyIn("outgoing"), "connection"))
                .singleElement()
                .asString()
                .contains("Caller.call(")
                .doesNotContain("Policy.call(");
    }

    @Test
    void leavesOutGeneratedPackages() {
        assertThat(violations(fixture("undeclared").generated("orders"), "undeclared"))
                .isEmpty();
    }

    @Test
    void saysTheFixInEveryRule() {
        Architecture all = fixture("sound")
                .technologyInLeaves()
                .frameworkFree()
                .catalogers("catalog")
                .connectionsOnlyIn("outgoing");

        assertThat(all.rules()).extracting(ArchRule::getDescription).allMatch(text -> text.contains(", because "));
    }

    private static Architecture fixture(String name) {
        return Architecture.of(FIXTURES + name);
    }

    private static List<String> violations(Architecture architecture, String fixture) {
        JavaClasses classes = ArchConfiguration.withThreadLocalScope(configuration -> {
            configuration.setResolveMissingDependenciesFromClassPath(false);
            return new ClassFileImporter().importPackages(FIXTURES + fixture);
        });
        List<String> messages = new ArrayList<>();
        architecture
                .check(classes)
                .map(test -> catchThrowable(() -> test.getExecutable().execute()))
                .filter(Objects::nonNull)
                .map(Throwable::getMessage)
                .forEach(messages::add);
        return messages;
    }
}
