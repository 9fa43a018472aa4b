package dev.crowsnest.testsupport.architecture;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * The architecture of one module, checked over its production classes.
 *
 * <pre>{@code
 * class ArchitectureTest {
 *     @TestFactory
 *     Stream<DynamicTest> keepsTheArchitecture() {
 *         return Architecture.of("dev.crowsnest.ingest").leaves("eventbridge").technologyInLeaves().check();
 *     }
 * }
 * }</pre>
 *
 * <p>The value is immutable; a rule passes over a module that has no classes yet.
 */
public final class Architecture {

    private final String root;
    private final Set<String> leaves;
    private final Set<String> generated;
    private final Set<String> console;
    private final List<ArchRule> extra;

    private Architecture(
            String root, Set<String> leaves, Set<String> generated, Set<String> console, List<ArchRule> extra) {
        this.root = root;
        this.leaves = leaves;
        this.generated = generated;
        this.console = console;
        this.extra = extra;
    }

    /** The architecture of the module whose packages all begin with {@code root}. */
    public static Architecture of(String root) {
        return new Architecture(root, Layout.USUAL_LEAVES, Set.of(), Set.of(), List.of());
    }

    /**
     * Names leaves beside the usual {@code rest, messaging, store, grpc, aws, web}.
     *
     * @param names a package's name wherever it stands ({@code "sns"}), its path below the root
     *     ({@code "oci.registry"}), or all packages below a path ({@code "catalog.*"})
     */
    public Architecture leaves(String... names) {
        return new Architecture(root, with(leaves, names), generated, console, extra);
    }

    /** Leaves out packages of generated code; paths below the root, with all that is inside. */
    public Architecture generated(String... paths) {
        return new Architecture(root, leaves, with(generated, paths), console, extra);
    }

    /** Lets these classes or packages, named below the root, write to System.out and System.err. */
    public Architecture consoleIn(String... names) {
        return new Architecture(root, leaves, generated, with(console, names), extra);
    }

    /** Keeps Kafka, AWS, SQL, JAX-RS and gRPC inside the leaves that are named for them; for services. */
    public Architecture technologyInLeaves() {
        return with(TechnologyRules.inItsLeaf(layout()));
    }

    /** Forbids every framework: the module is plain Java. */
    public Architecture frameworkFree() {
        return with(TechnologyRules.frameworkFree());
    }

    /** Forbids to make connections by the JDK's own means, except in these packages below the root. */
    public Architecture connectionsOnlyIn(String... paths) {
        String[] allowed =
                Stream.of(paths).map(path -> root + "." + path + "..").toArray(String[]::new);
        return with(List.of(TechnologyRules.connectionsOnlyIn(allowed)));
    }

    /** Forbids unlimited reading, temporary files and the network in these packages below the root. */
    public Architecture catalogers(String... paths) {
        List<ArchRule> rules = new ArrayList<>();
        for (String path : paths) {
            rules.addAll(CatalogerRules.in(root + "." + path + ".."));
        }
        return with(rules);
    }

    /** One test for each rule, over the module's classes without its tests. */
    public Stream<DynamicTest> check() {
        // The rules ask for names only; reading all of the class path's supertypes would take most of the time.
        JavaClasses classes = ArchConfiguration.withThreadLocalScope(configuration -> {
            configuration.setResolveMissingDependenciesFromClassPath(false);
            return new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages(root);
        });
        return check(classes);
    }

    /** One test for each rule, over these classes. */
    public Stream<DynamicTest> check(JavaClasses classes) {
        JavaClasses own = classes.that(new Own(layout(), generated));
        return rules().stream().map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(own)));
    }

    List<ArchRule> rules() {
        List<ArchRule> rules = new ArrayList<>();
        rules.addAll(PackageRules.of(layout()));
        rules.addAll(CodeRules.of(layout(), console));
        rules.addAll(extra);
        return rules;
    }

    private Layout layout() {
        return new Layout(root, leaves);
    }

    private Architecture with(List<ArchRule> rules) {
        return new Architecture(
                root,
                leaves,
                generated,
                console,
                Stream.concat(extra.stream(), rules.stream()).toList());
    }

    private static Set<String> with(Set<String> present, String... more) {
        Set<String> all = new TreeSet<>(present);
        all.addAll(List.of(more));
        return all;
    }

    private static final class Own extends DescribedPredicate<JavaClass> {

        private final Layout layout;
        private final Set<String> generated;

        Own(Layout layout, Set<String> generated) {
            super("written by hand in " + layout.root());
            this.layout = layout;
            this.generated = generated;
        }

        @Override
        public boolean test(JavaClass type) {
            return layout.contains(type)
                    && generated.stream().noneMatch(path -> layout.isBelow(type.getPackageName(), path));
        }
    }
}
