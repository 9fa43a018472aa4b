package dev.crowsnest.testsupport.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A distribution as pip leaves it: a dist-info directory with METADATA and RECORD, and the module beside it.
 *
 * @param sitePackages such as {@code usr/local/lib/python3.12/site-packages}
 * @param name as its author writes it
 * @see <a href="https://packaging.python.org/en/latest/specifications/recording-installed-packages/">Recording
 *     installed projects</a>
 */
public record PythonDistribution(String sitePackages, String name, String version) implements LayerPart {

    /** A distribution installed by pip. */
    public static PythonDistribution in(String sitePackages, String name, String version) {
        return new PythonDistribution(sitePackages, name, version);
    }

    /** The same distribution as setuptools left it before wheels: an egg-info directory with PKG-INFO. */
    public LayerPart asEgg() {
        return tar -> tar.file(
                sitePackages + "/" + fileName() + "-" + version + ".egg-info/PKG-INFO", bytes(metadata("1.2")));
    }

    @Override
    public void writeTo(TarWriter tar) throws IOException {
        String module = fileName().toLowerCase(Locale.ROOT);
        String information = fileName() + "-" + version + ".dist-info";
        String record = String.join(
                ",,\n",
                module + "/__init__.py",
                information + "/INSTALLER",
                information + "/METADATA",
                information + "/RECORD",
                information + "/WHEEL",
                "");
        write(tar, module + "/__init__.py", "");
        write(tar, information + "/INSTALLER", "pip\n");
        write(tar, information + "/METADATA", metadata("2.1"));
        write(tar, information + "/RECORD", record);
        write(tar, information + "/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n");
    }

    private void write(TarWriter tar, String path, String text) throws IOException {
        tar.file(sitePackages + "/" + path, bytes(text));
    }

    private String metadata(String schema) {
        return "Metadata-Version: " + schema + "\nName: " + name + "\nVersion: " + version + "\nSummary: " + name
                + " as a fixture\n\nVersion: in the description, which is not a header\n";
    }

    /** File names hold an underscore where the name has a dash, a dot or an underscore. */
    private String fileName() {
        return name.replaceAll("[-_.]+", "_");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
