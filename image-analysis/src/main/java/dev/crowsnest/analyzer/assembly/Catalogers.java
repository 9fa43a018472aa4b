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

/** The one list of all catalogers. A cataloger that is not in it does not exist. */
public final class Catalogers {

    private static final List<Cataloger> ALL = List.of(
            new OsReleaseCataloger(),
            new DpkgCataloger(),
            new ApkCataloger(),
            new NodejsCataloger(),
            new PythonCataloger(),
            new JvmCataloger());
    private static final String REVISION =
            ALL.stream().map(cataloger -> cataloger.id().toString()).sorted().collect(Collectors.joining(","));

    private Catalogers() {}

    /** All of them; each is stateless, so one set serves every thread. */
    public static List<Cataloger> all() {
        return ALL;
    }

    /** Every id with its revision, in one text: kept results made by another one are stale. */
    public static String revision() {
        return REVISION;
    }
}
