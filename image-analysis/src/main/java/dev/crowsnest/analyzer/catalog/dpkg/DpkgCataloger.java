package dev.crowsnest.analyzer.catalog.dpkg;

import dev.crowsnest.analyzer.catalog.CatalogLimits;
import dev.crowsnest.analyzer.catalog.CatalogedFile;
import dev.crowsnest.analyzer.catalog.Cataloger;
import dev.crowsnest.analyzer.catalog.CatalogerId;
import dev.crowsnest.analyzer.catalog.EvidenceBuilder;
import dev.crowsnest.analyzer.catalog.FileEvidence;
import dev.crowsnest.analyzer.catalog.LineReader;
import dev.crowsnest.analyzer.catalog.OwnedFile;
import dev.crowsnest.analyzer.catalog.PackageRecord;
import dev.crowsnest.analyzer.catalog.PackageType;
import dev.crowsnest.analyzer.catalog.RecordedText;
import dev.crowsnest.analyzer.catalog.SourcePackage;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads dpkg's status database, the folder of single records that distroless images keep in its place, and the lists of the files of
 * each package.
 *
 * <p>A record in the folder has no Status: that it is there says that the package is.
 */
public final class DpkgCataloger implements Cataloger {

    private static final CatalogerId ID = new CatalogerId("dpkg", 3);
    private static final String DATABASE = "var/lib/dpkg/status";
    private static final String FOLDER = "var/lib/dpkg/status.d/";
    private static final String LISTS = "var/lib/dpkg/info/";
    private static final String LIST = ".list";

    private final Predicate<String> recording;

    /** @param recording of files, those that record packages of a language: who owns others is not kept */
    public DpkgCataloger(Predicate<String> recording) {
        this.recording = recording;
    }

    @Override
    public CatalogerId id() {
        return ID;
    }

    @Override
    public boolean wants(String path) {
        return path.equals(DATABASE)
                || (path.startsWith(FOLDER) && path.indexOf('/', FOLDER.length()) < 0 && !path.endsWith(".md5sums"))
                || isList(path);
    }

    private static boolean isList(String path) {
        return path.startsWith(LISTS) && path.endsWith(LIST) && path.indexOf('/', LISTS.length()) < 0;
    }

    @Override
    public long byteLimit() {
        return CatalogLimits.DATABASE_BYTES;
    }

    @Override
    public FileEvidence catalog(CatalogedFile file) throws IOException {
        var evidence = new EvidenceBuilder(this, file);
        if (isList(file.path())) {
            readList(file, evidence);
            return evidence.build();
        }
        boolean database = file.path().equals(DATABASE);
        var reader = new DpkgReader(file.content(), database, evidence::problem);
        for (DpkgEntry entry = reader.next(); entry != null; entry = reader.next()) {
            if (isPresent(entry, database, evidence)) {
                addPackage(entry, evidence);
            }
        }
        return evidence.build();
    }

    /** {@code libssl3.list}, or {@code libssl3:amd64.list} where several architectures may be installed. */
    private void readList(CatalogedFile file, EvidenceBuilder evidence) throws IOException {
        String owner = file.path().substring(LISTS.length(), file.path().length() - LIST.length());
        int colon = owner.indexOf(':');
        String name = colon < 0 ? owner : owner.substring(0, colon);
        var line = new LineReader(file.content());
        while (line.next()) {
            String path = line.startsWith("/") ? line.textFrom(1) : "";
            if (recording.test(path)) {
                evidence.owned(new OwnedFile(name, path));
            }
        }
    }

    private static boolean isPresent(DpkgEntry entry, boolean database, EvidenceBuilder evidence) {
        String status = entry.value(DpkgField.STATUS);
        if (status.isEmpty()) {
            if (database) {
                evidence.problem("record at line " + entry.line() + " has no Status");
            }
            return !database;
        }
        var known = DpkgStatus.parse(status);
        if (known.isEmpty()) {
            evidence.problem("record at line " + entry.line() + " has a Status that dpkg does not know: "
                    + RecordedText.quoted(status));
        }
        return known.map(DpkgStatus::isPresent).orElse(false);
    }

    private static void addPackage(DpkgEntry entry, EvidenceBuilder evidence) {
        String name = entry.value(DpkgField.PACKAGE);
        String version = entry.value(DpkgField.VERSION);
        if (name.isEmpty() || version.isEmpty()) {
            evidence.problem("record at line " + entry.line() + " has no " + (name.isEmpty() ? "Package" : "Version")
                    + (name.isEmpty() ? "" : ": " + RecordedText.quoted(name)));
            return;
        }
        String architecture = entry.value(DpkgField.ARCHITECTURE);
        evidence.add(new PackageRecord(
                PackageType.DEB,
                "",
                name,
                version,
                source(entry, version, evidence),
                architecture.isEmpty() ? null : architecture,
                origin(entry),
                "",
                null));
    }

    /** Hardly any package names its distribution; all name who answers for them. */
    private static PackageRecord.Origin origin(DpkgEntry entry) {
        for (DpkgField field : List.of(DpkgField.ORIGIN, DpkgField.MAINTAINER)) {
            if (RecordedText.isPlain(entry.value(field))) {
                return new PackageRecord.Origin(null, entry.value(field), null);
            }
        }
        return PackageRecord.Origin.UNSTATED;
    }

    /** {@code glibc}, or {@code glibc (2.36-9)} where the source's version is not the binary's. */
    private static @Nullable SourcePackage source(DpkgEntry entry, String version, EvidenceBuilder evidence) {
        String source = entry.value(DpkgField.SOURCE);
        if (source.isEmpty()) {
            return null;
        }
        int open = source.indexOf('(');
        if (open < 0) {
            return new SourcePackage(source, version);
        }
        int close = source.indexOf(')', open);
        if (close < 0) {
            evidence.problem("record at line " + entry.line() + " has a Source that does not end: "
                    + RecordedText.quoted(source));
            return new SourcePackage(source.substring(0, open).strip(), version);
        }
        return new SourcePackage(
                source.substring(0, open).strip(),
                source.substring(open + 1, close).strip());
    }
}
