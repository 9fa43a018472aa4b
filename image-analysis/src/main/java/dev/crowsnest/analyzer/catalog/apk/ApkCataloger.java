package dev.crowsnest.analyzer.catalog.apk;

import dev.crowsnest.analyzer.catalog.CatalogLimits;
import dev.crowsnest.analyzer.catalog.CatalogedFile;
import dev.crowsnest.analyzer.catalog.Cataloger;
import dev.crowsnest.analyzer.catalog.CatalogerId;
import dev.crowsnest.analyzer.catalog.EvidenceBuilder;
import dev.crowsnest.analyzer.catalog.FileEvidence;
import dev.crowsnest.analyzer.catalog.PackageRecord;
import dev.crowsnest.analyzer.catalog.PackageType;
import dev.crowsnest.analyzer.catalog.RecordedText;
import dev.crowsnest.analyzer.catalog.SourcePackage;
import java.io.IOException;

/** Reads apk's database of installed packages, where Alpine keeps it and where merged-usr systems do. */
public final class ApkCataloger implements Cataloger {

    private static final CatalogerId ID = new CatalogerId("apk", 1);

    @Override
    public CatalogerId id() {
        return ID;
    }

    @Override
    public boolean wants(String path) {
        return path.equals("lib/apk/db/installed") || path.equals("usr/lib/apk/db/installed");
    }

    @Override
    public long byteLimit() {
        return CatalogLimits.DATABASE_BYTES;
    }

    @Override
    public FileEvidence catalog(CatalogedFile file) throws IOException {
        var evidence = new EvidenceBuilder(this, file);
        var reader = new ApkReader(file.content(), evidence::problem);
        for (ApkEntry entry = reader.next(); entry != null; entry = reader.next()) {
            addPackage(entry, evidence);
        }
        return evidence.build();
    }

    private static void addPackage(ApkEntry entry, EvidenceBuilder evidence) {
        String name = entry.value(ApkField.NAME);
        String version = entry.value(ApkField.VERSION);
        if (name.isEmpty() || version.isEmpty()) {
            evidence.problem("record at line " + entry.line() + " has no " + (name.isEmpty() ? "name" : "version")
                    + (name.isEmpty() ? "" : ": " + RecordedText.quoted(name)));
            return;
        }
        String origin = entry.value(ApkField.ORIGIN);
        String architecture = entry.value(ApkField.ARCHITECTURE);
        evidence.add(new PackageRecord(
                PackageType.APK,
                "",
                name,
                version,
                // One APKBUILD, one version: apk has no other numbering for the source.
                origin.isEmpty() ? null : new SourcePackage(origin, version),
                architecture.isEmpty() ? null : architecture,
                PackageRecord.Origin.UNSTATED,
                ""));
    }
}
