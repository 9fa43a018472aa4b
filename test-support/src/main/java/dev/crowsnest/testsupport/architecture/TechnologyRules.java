package dev.crowsnest.testsupport.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/** Where technology may be named. */
final class TechnologyRules {

    private static final String[] FRAMEWORKS = {
        "io.quarkus..",
        "io.smallrye..",
        "io.vertx..",
        "io.grpc..",
        "io.netty..",
        "org.apache.kafka..",
        "software.amazon..",
        "jakarta..",
        "org.eclipse.microprofile..",
        "org.hibernate..",
        "org.springframework.."
    };

    private static final Set<String> CONNECTING = Set.of(
            "java.net.URL.openConnection",
            "java.net.URL.openStream",
            "java.net.URL.getContent",
            "java.net.Socket.connect",
            "java.net.http.HttpClient.newBuilder",
            "java.net.http.HttpClient.newHttpClient");

    private TechnologyRules() {}

    static List<ArchRule> frameworkFree() {
        return List.of(noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(FRAMEWORKS)
                .as("The module is plain Java")
                .because("it also runs in a command line and must outlive every framework: let it own an interface, and"
                        + " implement that with the framework in the service that uses it")
                .allowEmptyShould(true));
    }

    /** @param allowed packages that may, each with all that is inside */
    static ArchRule connectionsOnlyIn(String... allowed) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(allowed)
                .should()
                .accessTargetWhere(DescribedPredicate.<JavaAccess<?>>describe(
                        "make connections",
                        access -> CONNECTING.contains(access.getTargetOwner().getName() + "." + access.getName())))
                .as("Connections to what others name are made in one place")
                .because(
                        "what a registry, a feed or a redirect names may be an address that only this machine reaches: let"
                                + " OutgoingPolicy of image-analysis open it")
                .allowEmptyShould(true);
    }

    static List<ArchRule> inItsLeaf(Layout layout) {
        return List.of(
                only(layout, "Kafka", List.of("org.apache.kafka..", "io.smallrye.reactive.messaging.."), "messaging"),
                only(layout, "The AWS SDK", List.of("software.amazon.awssdk.."), "aws", "sns"),
                only(
                        layout,
                        "SQL and persistence",
                        List.of("java.sql..", "javax.sql..", "org.jdbi..", "jakarta.persistence..", "org.hibernate.."),
                        "store"),
                only(layout, "JAX-RS", List.of("jakarta.ws.rs.."), "rest", "web", "sns"),
                only(layout, "gRPC", List.of("io.grpc..", "io.quarkus.grpc.."), "grpc"));
    }

    private static ArchRule only(Layout layout, String technology, List<String> packages, String... leaves) {
        DescribedPredicate<JavaClass> allowed = layout.inLeafNamed(leaves).or(layout.inAssembly());
        return noClasses()
                .that(DescribedPredicate.not(allowed))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages.toArray(String[]::new))
                .as(technology + " is named in " + String.join(", ", leaves) + " and assembly only")
                .because("a feature's root must be readable and testable without it: move the class to the leaf "
                        + leaves[0] + ", and give the root a type of its own for what it needs")
                .allowEmptyShould(true);
    }
}
