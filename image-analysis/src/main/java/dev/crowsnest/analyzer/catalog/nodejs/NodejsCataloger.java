package dev.crowsnest.analyzer.catalog.nodejs;

import dev.crowsnest.analyzer.catalog.CatalogedFile;
import dev.crowsnest.analyzer.catalog.Cataloger;
import dev.crowsnest.analyzer.catalog.CatalogerId;
import dev.crowsnest.analyzer.catalog.EvidenceBuilder;
import dev.crowsnest.analyzer.catalog.FileEvidence;
import dev.crowsnest.analyzer.catalog.PackageRecord;
import dev.crowsnest.analyzer.catalog.PackageType;
import dev.crowsnest.analyzer.catalog.RecordedText;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Reads the package.json of each installed package.
 *
 * <p>Lock files are not asked: they go on naming what a later layer took away.
 */
public final class NodejsCataloger implements Cataloger {

    private static final CatalogerId ID = new CatalogerId("nodejs", 1);

    /** One slash, after a scope, or none; the old rule for the rest, since packages of then are still installed. */
    private static final Pattern NAME = Pattern.compile("(@[^/@]+/)?[^/@]+");

    @Override
    public CatalogerId id() {
        return ID;
    }

    @Override
    public boolean wants(String path) {
        return InstallPath.matches(path);
    }

    @Override
    public FileEvidence catalog(CatalogedFile file) throws IOException {
        var evidence = new EvidenceBuilder(this, file);
        NodejsEntry entry = PackageJsonReader.read(file.content(), evidence::problem);
        // Neither name nor version: a marker such as {"type":"module"}, not a package.
        if (!entry.name().isEmpty() || !entry.version().isEmpty()) {
            addPackage(entry, evidence);
        }
        return evidence.build();
    }

    private static void addPackage(NodejsEntry entry, EvidenceBuilder evidence) {
        if (entry.name().isEmpty() || entry.version().isEmpty()) {
            evidence.problem(
                    entry.name().isEmpty()
                            ? "names no package"
                            : "names no version of package " + RecordedText.quoted(entry.name()));
            return;
        }
        if (!NAME.matcher(entry.name()).matches()) {
            evidence.problem("names a package as npm never would: " + RecordedText.quoted(entry.name()));
            return;
        }
        int slash = entry.name().indexOf('/');
        evidence.add(PackageRecord.ofLanguage(
                PackageType.NPM,
                slash < 0 ? "" : entry.name().substring(0, slash),
                entry.name().substring(slash + 1),
                entry.version(),
                ""));
    }
}
