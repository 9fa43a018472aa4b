package dev.crowsnest.testsupport.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/** What code that reads the content of images must not do. */
final class CatalogerRules {

    private static final Set<String> UNLIMITED = Set.of("readAllBytes", "readAllLines", "readString", "transferTo");
    private static final Set<String> TEMPORARY =
            Set.of("createTempFile", "createTempDirectory", "deleteOnExit", "newOutputStream");
    private static final Set<String> NAMES_ONLY = Set.of("java.net.URI", "java.net.URLDecoder", "java.net.URLEncoder");

    private CatalogerRules() {}

    static List<ArchRule> in(String packages) {
        return List.of(
                noUse(packages, "read without a limit", UNLIMITED)
                        .as("Catalogers in " + packages + " never read without a limit")
                        .because(
                                "a file in an image may be of any size: read through the limited content that the cataloger is"
                                        + " given, or readNBytes(limit)"),
                noUse(packages, "make files", TEMPORARY)
                        .as("Catalogers in " + packages + " make no files")
                        .because(
                                "image content is never stored: parse the stream; a format that needs a file gets a bounded"
                                        + " temporary one from the module's own place for that"),
                noClasses()
                        .that()
                        .resideInAPackage(packages)
                        .should()
                        .dependOnClassesThat(network())
                        .allowEmptyShould(true)
                        .as("Catalogers in " + packages + " have no network")
                        .because(
                                "a cataloger knows one file and nothing else; what is to be fetched is fetched by the registry"
                                        + " client, and a name alone is a java.net.URI"));
    }

    private static ArchRule noUse(String packages, String what, Set<String> methods) {
        return noClasses()
                .that()
                .resideInAPackage(packages)
                .should()
                .accessTargetWhere(DescribedPredicate.<JavaAccess<?>>describe(
                        what,
                        access -> access.getTargetOwner().getPackageName().startsWith("java.")
                                && methods.contains(access.getName())))
                .allowEmptyShould(true);
    }

    private static DescribedPredicate<JavaClass> network() {
        return DescribedPredicate.describe(
                "the network",
                type -> type.getPackageName().startsWith("java.net.http")
                        || type.getPackageName().equals("java.net") && !NAMES_ONLY.contains(type.getName())
                        || type.getName().startsWith("java.nio.channels.")
                                && type.getName().contains("Socket"));
    }
}
