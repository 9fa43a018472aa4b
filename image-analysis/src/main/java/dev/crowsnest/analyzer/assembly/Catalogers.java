package dev.crowsnest.analyzer.assembly;

import dev.crowsnest.analyzer.catalog.Cataloger;
import dev.crowsnest.analyzer.catalog.apk.ApkCataloger;
import dev.crowsnest.analyzer.catalog.dpkg.DpkgCataloger;
import dev.crowsnest.analyzer.catalog.jvm.JvmCataloger;
import dev.crowsnest.analyzer.catalog.nodejs.NodejsCataloger;
import dev.crowsnest.analyzer.catalog.osrelease.OsReleaseCataloger;
import dev.crowsnest.analyzer.catalog.python.PythonCataloger;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The one list of all catalogers. A cataloger that is not in it does not exist. */
public final class Catalogers {

    private static final List<Cataloger> LANGUAGES =
            List.of(new NodejsCataloger(), new PythonCataloger(), new JvmCataloger());
    private static final List<Cataloger> ALL = Stream.concat(
                    Stream.of(
                            new OsReleaseCataloger(),
                            new DpkgCataloger(Catalogers::recordsLanguage),
                            new ApkCataloger(Catalogers::recordsLanguage)),
                    LANGUAGES.stream())
            .toList();
    private static final String REVISION =
            ALL.stream().map(cataloger -> cataloger.id().toString()).sorted().collect(Collectors.joining(","));

    private Catalogers() {}

    /** All of them; each is stateless, so one set serves every thread. */
    public static List<Cataloger> all() {
        return ALL;
    }

    private static boolean recordsLanguage(String path) {
        return LANGUAGES.stream().anyMatch(cataloger -> cataloger.wants(path));
    }

    /** Every id with its revision, in one text: kept results made by another one are stale. */
    public static String revision() {
        return REVISION;
    }
}
