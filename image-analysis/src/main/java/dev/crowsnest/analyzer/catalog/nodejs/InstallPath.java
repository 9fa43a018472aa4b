package dev.crowsnest.analyzer.catalog.nodejs;

/**
 * Tells a package.json that an installer put there from the many others.
 *
 * <p>From the first {@code node_modules} on, the path must be a chain of packages: {@code node_modules/a/node_modules/@b/c}.
 * So a package's own examples, tests and fixtures do not count, and neither does the project that depends on them all.
 */
final class InstallPath {

    private static final String MANIFEST = "/package.json";
    private static final String MODULES = "node_modules/";
    private static final String NESTED_MODULES = "/" + MODULES;
    private static final int NO_PACKAGE = -1;

    private InstallPath() {}

    static boolean matches(String path) {
        if (!path.endsWith(MANIFEST)) {
            return false;
        }
        int end = path.length() - MANIFEST.length();
        int at = firstPackage(path);
        while (at >= 0 && at < end) {
            int after = endOfPackage(path, at, end);
            if (after == end) {
                return true;
            }
            at = after >= 0 && path.startsWith(NESTED_MODULES, after) ? after + NESTED_MODULES.length() : NO_PACKAGE;
        }
        return false;
    }

    private static int firstPackage(String path) {
        if (path.startsWith(MODULES)) {
            return MODULES.length();
        }
        int modules = path.indexOf(NESTED_MODULES);
        return modules < 0 ? NO_PACKAGE : modules + NESTED_MODULES.length();
    }

    /** Where the package that begins at {@code at} ends, at most {@code end}. */
    private static int endOfPackage(String path, int at, int end) {
        if (path.charAt(at) == '.') {
            // No package has such a name: it is an installer's store (.pnpm, .bun, .store), which orders its folders as
            // it likes.
            int modules = path.indexOf(NESTED_MODULES, at);
            return modules < end ? modules : NO_PACKAGE;
        }
        int slash = slashAfter(path, at, end);
        return path.charAt(at) != '@' ? slash : slash + 1 < end ? slashAfter(path, slash + 1, end) : NO_PACKAGE;
    }

    private static int slashAfter(String path, int at, int end) {
        int slash = path.indexOf('/', at);
        return slash < 0 ? end : Math.min(slash, end);
    }
}
