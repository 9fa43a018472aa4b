package dev.crowsnest.analyzer.catalog.jvm;

import java.util.List;

/** The extensions under which jars go. */
final class ArchiveNames {

    private static final List<String> EXTENSIONS =
            List.of("jar", "war", "ear", "par", "sar", "nar", "kar", "jpi", "hpi");

    private ArchiveNames() {}

    /** Whether {@code path} ends in one of them, in any case. Allocates nothing. */
    static boolean isArchive(String path) {
        int extension = path.length() - 3;
        if (extension < 2 || path.charAt(extension - 1) != '.') {
            return false;
        }
        for (int i = 0; i < EXTENSIONS.size(); i++) {
            if (path.regionMatches(true, extension, EXTENSIONS.get(i), 0, 3)) {
                return true;
            }
        }
        return false;
    }
}
