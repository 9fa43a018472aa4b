package dev.crowsnest.analyzer.catalog.python;

import dev.crowsnest.analyzer.catalog.LineReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** Reads the header fields of core metadata, which looks like a mail: what follows the first empty line is prose. */
final class CoreMetadataReader {

    private static final String NAME = "Name:";
    private static final String VERSION = "Version:";

    private CoreMetadataReader() {}

    static PythonEntry read(InputStream content, Consumer<String> problems) throws IOException {
        String name = "";
        String version = "";
        var line = new LineReader(content);
        while (line.next() && !line.isEmpty()) {
            boolean isName = line.startsWithIgnoringCase(NAME);
            boolean isVersion = line.startsWithIgnoringCase(VERSION);
            if ((isName || isVersion) && line.isCutOff()) {
                problems.accept("line " + line.number() + " is too long");
            } else if (isName && name.isEmpty()) {
                name = line.textFrom(NAME.length());
            } else if (isVersion && version.isEmpty()) {
                version = line.textFrom(VERSION.length());
            }
        }
        return new PythonEntry(name, version);
    }
}
