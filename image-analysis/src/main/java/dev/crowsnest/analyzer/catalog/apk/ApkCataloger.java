package dev.crowsnest.analyzer.catalog.apk;

import dev.crowsnest.analyzer.catalog.CatalogLimits;
import dev.crowsnest.analyzer.catalog.CatalogedFile;
import dev.crowsnest.analyzer.catalog.Cataloger;
import dev.crowsnest.analyzer.catalog.CatalogerId;
import dev.crowsnest.analyzer.catalog.EvidenceBuilder;
import dev.crowsnest.analyzer.catalog.FileEvidence;
import dev.crowsnest.analyzer.catalog.OwnedFile;
import dev.crowsnest.analyzer.catalog.PackageRecord;
import dev.crowsnest.analyzer.catalog.PackageType;
import dev.crowsnest.analyzer.catalog.RecordedText;
import dev.crowsnest.analyzer.catalog.SourcePackage;
import java.io.IOException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads apk's database of installed packages, where Alpine keeps it and where merged-usr systems do, and its list of
 * repositories, which says of what release the packages are.
 */
public final class ApkCataloger implements Cataloger {

    private static final String REPOSITORIES = "etc/apk/repositories";
    private static final String MORE_REPOSITORIES = "etc/apk/repositories.d/";

    private static final CatalogerId ID = new CatalogerId("apk", 4);

    private final Predicate<String> recording;

    /** @param recording of files, those that record packages of a language: who owns others is not kept */
    public ApkCataloger(Predicate<String> recording) {
        this.recording = recording;
    }

    @Override
    public CatalogerId id() {
        return ID;
    }

    @Override
    public boolean wants(String path) {
        return path.equals("lib/apk/db/installed") || path.equals("usr/lib/apk/db/installed") || isRepositories(path);
    }

    private static boolean isRepositories(String path) {
        return path.equals(REPOSITORIES)
                || (path.startsWith(MORE_REPOSITORIES)
                        && path.endsWith(".list")
                        && path.indexOf('/', MORE_REPOSITORIES.length()) < 0);
    }

    @Override
    public long byteLimit() {
        return CatalogLimits.DATABASE_BYTES;
    }

    @Override
    public FileEvidence catalog(CatalogedFile file) throws IOException {
        var evidence = new EvidenceBuilder(this, file);
        if (isRepositories(file.path())) {
            ApkRepositoriesReader.read(file.content(), evidence);
        } else {
            readPackages(file, evidence);
        }
        return evidence.build();
    }

    private void readPackages(CatalogedFile file, EvidenceBuilder evidence) throws IOException {
        var reader = new ApkReader(file.content(), recording, evidence::problem);
        for (ApkEntry entry = reader.next(); entry != null; entry = reader.next()) {
            addPackage(entry, evidence);
            String owner = entry.value(ApkField.NAME);
            entry.recording().forEach(path -> evidence.owned(new OwnedFile(owner, path)));
        }
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
                origin(entry, evidence),
                "",
                null));
    }

    private static PackageRecord.Origin origin(ApkEntry entry, EvidenceBuilder evidence) {
        String maintainer = entry.value(ApkField.MAINTAINER);
        return new PackageRecord.Origin(null, maintainer.isEmpty() ? null : maintainer, repository(entry, evidence));
    }

    /** The database names the tag without its {@code @}, which the list of repositories writes. */
    private static @Nullable String repository(ApkEntry entry, EvidenceBuilder evidence) {
        String tag = entry.value(ApkField.REPOSITORY_TAG);
        if (tag.isEmpty()) {
            return null;
        }
        if (!RecordedText.isPlain(tag)) {
            evidence.problem("record at line " + entry.line() + " is from a repository whose tag is none: "
                    + RecordedText.quoted(tag));
            return null;
        }
        return tag.startsWith("@") ? tag : "@" + tag;
    }
}
