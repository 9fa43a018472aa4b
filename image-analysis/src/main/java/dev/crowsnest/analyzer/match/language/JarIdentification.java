package dev.crowsnest.analyzer.match.language;

import dev.crowsnest.analyzer.match.Comparison;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Whether the classes of a jar are those of a group: the only thing that tells two artifacts of one name apart when the jar names no
 * group.
 *
 * <p>A group is the beginning of its packages' names ({@code org.apache.commons} of {@code org.apache.commons.text}), or shares
 * three parts with them ({@code com.fasterxml.jackson.core} with {@code com.fasterxml.jackson.databind}), or is an old short name
 * whose words they contain ({@code commons-io} of {@code org.apache.commons.io}). Two parts are too few: all of Apache begins with
 * {@code org.apache}.
 */
final class JarIdentification {

    private static final int TELLING_PARTS = 3;

    private JarIdentification() {}

    /** Whether the subject that is compared is a jar without a group. */
    static boolean isNeeded(Comparison comparison) {
        return comparison.name().startsWith(":");
    }

    /** The package that agrees with the group; empty when none does. */
    static Optional<String> agreeing(String group, List<String> classPackages) {
        return classPackages.stream().filter(name -> agrees(group, name)).findFirst();
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
