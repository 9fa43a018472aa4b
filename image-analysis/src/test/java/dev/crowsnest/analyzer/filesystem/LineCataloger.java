package dev.crowsnest.analyzer.filesystem;

import dev.crowsnest.analyzer.catalog.CatalogedFile;
import dev.crowsnest.analyzer.catalog.Cataloger;
import dev.crowsnest.analyzer.catalog.CatalogerId;
import dev.crowsnest.analyzer.catalog.FileEvidence;
import dev.crowsnest.analyzer.catalog.PackageRecord;
import dev.crowsnest.analyzer.catalog.PackageType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Finds a package in each line {@code name version} of files called {@code packages.txt}; the simplest thing to read. */
public final class LineCataloger implements Cataloger {

    public static final String FILE = "packages.txt";
    private static final int LIMIT = 1 << 20;

    @Override
    public CatalogerId id() {
        return new CatalogerId("lines", 1);
    }

    @Override
    public boolean wants(String path) {
        return path.endsWith(FILE);
    }

    @Override
    public long byteLimit() {
        return LIMIT;
    }

    @Override
    public FileEvidence catalog(CatalogedFile file) throws IOException {
        String text = new String(file.content().readNBytes(LIMIT), StandardCharsets.UTF_8);
        List<PackageRecord> packages = text.lines()
                .filter(line -> !line.isBlank())
                .map(LineCataloger::record)
                .toList();
        return new FileEvidence(id(), file.path(), packages, null, List.of());
    }

    private static PackageRecord record(String line) {
        String[] parts = line.strip().split(" ");
        return PackageRecord.ofLanguage(PackageType.NPM, "", parts[0], parts[1], "");
    }
}
