package dev.crowsnest.testsupport.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which packages of a module are leaves, and to which feature a class belongs. */
record Layout(String root, Set<String> leaves) {

    static final Set<String> USUAL_LEAVES = Set.of("rest", "messaging", "store", "grpc", "aws", "web");

    private static final String ASSEMBLY = "assembly";

    boolean contains(JavaClass type) {
        return isWithin(type.getPackageName(), root);
    }

    /** Whether a package is the one at {@code path} below the root, or inside it. */
    boolean isBelow(String packageName, String path) {
        return isWithin(packageName, root + "." + path);
    }

    /** The full name of the leaf package that holds the class, when one does. */
    Optional<String> leafOf(JavaClass type) {
        if (!contains(type) || isAssembly(type)) {
            return Optional.empty();
        }
        List<String> path = path(type);
        for (int i = 0; i < path.size(); i++) {
            if (isLeaf(path.subList(0, i + 1))) {
                return Optional.of(root + "." + String.join(".", path.subList(0, i + 1)));
            }
        }
        return Optional.empty();
    }

    /** The first package below the root; empty for the root itself and for what is not ours. */
    Optional<String> featureOf(JavaClass type) {
        return contains(type) ? path(type).stream().findFirst() : Optional.empty();
    }

    DescribedPredicate<JavaClass> inLeaf() {
        return DescribedPredicate.describe("leaf classes", type -> leafOf(type).isPresent());
    }

    DescribedPredicate<JavaClass> inRoot() {
        return DescribedPredicate.describe(
                "classes of a feature's root",
                type -> contains(type) && !isAssembly(type) && leafOf(type).isEmpty());
    }

    /** Classes of leaves with one of these names. */
    DescribedPredicate<JavaClass> inLeafNamed(String... names) {
        return DescribedPredicate.describe(
                "classes in " + Arrays.toString(names),
                type -> leafOf(type)
                        .map(leaf -> List.of(names).contains(leaf.substring(leaf.lastIndexOf('.') + 1)))
                        .orElse(false));
    }

    DescribedPredicate<JavaClass> inAssembly() {
        return DescribedPredicate.describe("classes in a package named assembly", this::isAssembly);
    }

    private boolean isAssembly(JavaClass type) {
        return contains(type) && path(type).contains(ASSEMBLY);
    }

    private List<String> path(JavaClass type) {
        String packageName = type.getPackageName();
        if (packageName.length() <= root.length()) {
            return List.of();
        }
        return List.of(packageName.substring(root.length() + 1).split("\\."));
    }

    private boolean isLeaf(List<String> path) {
        String full = String.join(".", path);
        String parents = String.join(".", path.subList(0, path.size() - 1));
        return leaves.contains(path.get(path.size() - 1)) || leaves.contains(full) || leaves.contains(parents + ".*");
    }

    private static boolean isWithin(String packageName, String parent) {
        return packageName.equals(parent) || packageName.startsWith(parent + ".");
    }
}
