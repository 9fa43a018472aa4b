package dev.crowsnest.analyzer.catalog.apk;

import dev.crowsnest.analyzer.catalog.EvidenceBuilder;
import dev.crowsnest.analyzer.catalog.LineReader;
import dev.crowsnest.analyzer.catalog.PackageRepository;
import dev.crowsnest.analyzer.catalog.RecordedText;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads apk's list of repositories: an address in each line, behind a tag where packages must ask for it.
 *
 * <p>apk 3 also takes several parts of one repository in a line: {@code https://host/alpine/v3.22 main community}. An address
 * that names no release of Alpine is somebody's own, or {@code latest-stable}, which was another release each half year.
 *
 * @see <a href="https://man.archlinux.org/man/apk-repositories.5.en">apk-repositories(5)</a>
 */
final class ApkRepositoriesReader {

    private static final Pattern BLANKS = Pattern.compile("[ \t]+");
    private static final Pattern RELEASE =
            Pattern.compile("/(edge|v\\d{1,6}\\.\\d{1,6})/(?:main|community|testing|releases)/?$");

    private ApkRepositoriesReader() {}

    static void read(InputStream content, EvidenceBuilder evidence) throws IOException {
        var line = new LineReader(content);
        while (line.next()) {
            if (line.isCutOff()) {
                evidence.problem("line " + line.number() + " is too long");
            } else if (!line.startsWith("#")) {
                read(BLANKS.split(line.textFrom(0)), evidence);
            }
        }
    }

    private static void read(String[] words, EvidenceBuilder evidence) {
        boolean tagged = words[0].startsWith("@") && RecordedText.isPlain(words[0]);
        int address = tagged ? 1 : 0;
        if (words.length == address + 1) {
            add(tagged ? words[0] : "", words[address], evidence);
        }
        for (int part = address + 1; part < words.length; part++) {
            add(tagged ? words[0] : "", words[address] + "/" + words[part], evidence);
        }
    }

    private static void add(String tag, String address, EvidenceBuilder evidence) {
        Matcher release = RELEASE.matcher(address);
        if (release.find()) {
            evidence.repository(new PackageRepository(tag, release.group(1)));
        }
    }
}
