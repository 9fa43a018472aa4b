package dev.crowsnest.analyzer.catalog.osrelease;

import dev.crowsnest.analyzer.catalog.CatalogedFile;
import dev.crowsnest.analyzer.catalog.Cataloger;
import dev.crowsnest.analyzer.catalog.CatalogerId;
import dev.crowsnest.analyzer.catalog.EvidenceBuilder;
import dev.crowsnest.analyzer.catalog.FileEvidence;
import dev.crowsnest.analyzer.catalog.OsRelease;
import dev.crowsnest.analyzer.catalog.RecordedText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads os-release, at the two places where it may stand. Which of them counts is decided per image. */
public final class OsReleaseCataloger implements Cataloger {

    private static final CatalogerId ID = new CatalogerId("osrelease", 1);
    private static final String DEFAULT_ID = "linux";
    private static final String DEFAULT_NAME = "Linux";

    @Override
    public CatalogerId id() {
        return ID;
    }

    @Override
    public boolean wants(String path) {
        return path.equals("etc/os-release") || path.equals("usr/lib/os-release");
    }

    @Override
    public FileEvidence catalog(CatalogedFile file) throws IOException {
        var evidence = new EvidenceBuilder(this, file);
        var fields = OsReleaseReader.read(file.content(), evidence::problem);
        evidence.release(new OsRelease(
                fields.getOrDefault(OsReleaseField.ID, DEFAULT_ID).toLowerCase(Locale.ROOT),
                fields.getOrDefault(OsReleaseField.VERSION_ID, ""),
                words(fields.getOrDefault(OsReleaseField.ID_LIKE, "")),
                fields.getOrDefault(
                        OsReleaseField.PRETTY_NAME, fields.getOrDefault(OsReleaseField.NAME, DEFAULT_NAME))));
        return evidence.build();
    }

    private static List<String> words(String text) {
        var words = new ArrayList<String>();
        for (String word : text.toLowerCase(Locale.ROOT).split(" ")) {
            if (RecordedText.isPlain(word)) {
                words.add(word);
            }
        }
        return words;
    }
}
