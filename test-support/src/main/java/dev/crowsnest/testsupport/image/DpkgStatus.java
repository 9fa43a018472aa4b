package dev.crowsnest.testsupport.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** dpkg's database, from facts: {@code var/lib/dpkg/status} and the lists of the files that packages own. */
public final class DpkgStatus implements LayerPart {

    private static final String DATABASE = "var/lib/dpkg/";

    private final StringBuilder status = new StringBuilder();
    private final Map<String, List<String>> files = new LinkedHashMap<>();

    /** An installed package. */
    public DpkgStatus installed(DebianPackage fact) {
        return stanza(fact.stanza("install ok installed"));
    }

    /** An installed package. */
    public DpkgStatus installed(String name, String version, String architecture) {
        return installed(DebianPackage.of(name, version, architecture));
    }

    /** A package that was removed while its configuration stayed; it is not installed. */
    public DpkgStatus removed(DebianPackage fact) {
        return stanza(fact.stanza("deinstall ok config-files"));
    }

    /** A stanza written as it is, damaged if need be; an empty line follows it. */
    public DpkgStatus stanza(String text) {
        status.append(text).append('\n');
        return this;
    }

    /** Absolute paths of files that a package owns. */
    public DpkgStatus files(String name, String... paths) {
        files.computeIfAbsent(name, ignored -> new ArrayList<>()).addAll(List.of(paths));
        return this;
    }

    /** The status file. */
    public String text() {
        return status.toString();
    }

    @Override
    public void writeTo(TarWriter tar) throws IOException {
        tar.file(DATABASE + "status", bytes(text()));
        for (Map.Entry<String, List<String>> owned : files.entrySet()) {
            String list = "/.\n" + String.join("\n", owned.getValue()) + "\n";
            tar.file(DATABASE + "info/" + owned.getKey() + ".list", bytes(list));
        }
    }

    /** The same facts as images without dpkg keep them: one file for each package in {@code status.d}. */
    public static LayerPart statusDirectory(DebianPackage... facts) {
        return tar -> {
            for (DebianPackage fact : facts) {
                tar.file(DATABASE + "status.d/" + fact.name(), bytes(fact.stanzaWithoutStatus()));
            }
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
