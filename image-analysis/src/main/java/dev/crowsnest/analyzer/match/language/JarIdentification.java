package dev.crowsnest.analyzer.match.language;

import dev.crowsnest.analyzer.advisory.Ecosystem;
import dev.crowsnest.analyzer.match.Comparison;
import dev.crowsnest.analyzer.match.MatchSubject;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether a jar is of a group, by whom its manifest names or by its classes: what tells two artifacts of one name apart when the jar
 * names no group.
 *
 * <p>A group is the beginning of its packages' names ({@code org.apache.commons} of {@code org.apache.commons.text}), or shares
 * three parts with them ({@code com.fasterxml.jackson.core} with {@code com.fasterxml.jackson.databind}), or is an old short name
 * whose words they contain ({@code commons-io} of {@code org.apache.commons.io}). Two parts are too few: all of Apache begins with
 * {@code org.apache}. Whom the manifest names must be the group itself or begin with it, hyphens aside ({@code com.graphql-java} of the
 * module {@code com.graphqljava}).
 */
final class JarIdentification {

    private static final int TELLING_PARTS = 3;
    private static final Pattern HYPHENS = Pattern.compile("[-_]");

    private JarIdentification() {}

    /** Whether the subject that is compared is a jar without a group. */
    static boolean isNeeded(Comparison comparison) {
        return comparison.name().startsWith(":");
    }

    /** Whether the subject is a jar of which not even an artifact is known. */
    static boolean isHopeless(MatchSubject subject) {
        return subject.name().endsWith(":") && subject.stream().name().equals(Ecosystem.MAVEN.family());
    }

    /** What of the jar agrees with the group, as a phrase; empty when nothing does. */
    static Optional<String> agreement(String group, MatchSubject jar) {
        return agreeing(group, jar.classPackages())
                .map(agreeing -> "its classes in " + agreeing)
                .or(() -> Optional.ofNullable(jar.origin().vendor())
                        .filter(vendor -> names(vendor, group))
                        .map(vendor -> "its manifest, which names " + vendor));
    }

    /** The package that agrees with the group; empty when none does. */
    static Optional<String> agreeing(String group, List<String> classPackages) {
        return classPackages.stream().filter(name -> agrees(group, name)).findFirst();
    }

    /** Whether {@code vendor} is the group, or something of it. */
    static boolean names(String vendor, String group) {
        return group.indexOf('.') > 0 && (plain(vendor) + ".").startsWith(plain(group) + ".");
    }

    private static String plain(String name) {
        return HYPHENS.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("");
    }

    private static boolean agrees(String group, String classPackage) {
        if (classPackage.equals(group) || classPackage.startsWith(group + ".")) {
            return true;
        }
        return group.indexOf('.') < 0
                ? Arrays.asList(classPackage.split("\\.")).containsAll(Arrays.asList(group.split("[-_]")))
                : commonParts(group.split("\\."), classPackage.split("\\.")) >= TELLING_PARTS;
    }

    private static int commonParts(String[] group, String[] classPackage) {
        int common = Arrays.mismatch(group, classPackage);
        return common < 0 ? group.length : common;
    }
}
