package dev.crowsnest.analyzer.catalog.python;

import dev.crowsnest.analyzer.catalog.CatalogedFile;
import dev.crowsnest.analyzer.catalog.Cataloger;
import dev.crowsnest.analyzer.catalog.CatalogerId;
import dev.crowsnest.analyzer.catalog.EvidenceBuilder;
import dev.crowsnest.analyzer.catalog.FileEvidence;
import dev.crowsnest.analyzer.catalog.PackageRecord;
import dev.crowsnest.analyzer.catalog.PackageType;
import dev.crowsnest.analyzer.catalog.RecordedText;
import java.io.IOException;

/** Reads the metadata of each installed distribution: wheels, eggs in folders, and distutils' single files. */
public final class PythonCataloger implements Cataloger {

    private static final CatalogerId ID = new CatalogerId("python", 1);

    @Override
    public CatalogerId id() {
        return ID;
    }

    @Override
    public boolean wants(String path) {
        return path.endsWith(".dist-info/METADATA")
                || path.endsWith(".egg-info/PKG-INFO")
                || path.endsWith(".egg-info")
                || path.endsWith(".egg/EGG-INFO/PKG-INFO");
    }

    @Override
    public FileEvidence catalog(CatalogedFile file) throws IOException {
        var evidence = new EvidenceBuilder(this, file);
        PythonEntry entry = CoreMetadataReader.read(file.content(), evidence::problem);
        if (entry.name().isEmpty()) {
            evidence.problem("names no package");
        } else if (entry.version().isEmpty()) {
            evidence.problem("names no version of package " + RecordedText.quoted(entry.name()));
        } else {
            evidence.add(PackageRecord.ofLanguage(PackageType.PYPI, "", entry.name(), entry.version(), ""));
        }
        return evidence.build();
    }
}
