package dev.crowsnest.testsupport.image;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * A package as npm leaves it: {@code <directory>/node_modules/<name>/} with its package.json.
 *
 * @param directory of the application, or of the package that has this one nested, such as {@code app}
 * @param name with its scope, such as {@code @babel/core}
 */
public record NodePackage(String directory, String name, String version) implements LayerPart {

    /** A package installed below a directory. */
    public static NodePackage in(String directory, String name, String version) {
        return new NodePackage(directory, name, version);
    }

    /** A package that is installed below this one, as npm does when versions differ. */
    public NodePackage nested(String other, String versionOfOther) {
        return new NodePackage(home(), other, versionOfOther);
    }

    /** The directory of the package itself. */
    public String home() {
        return directory + "/node_modules/" + name;
    }

    @Override
    public void writeTo(TarWriter tar) throws IOException {
        ObjectNode description = ImageJson.object();
        description
                .put("name", name)
                .put("version", version)
                .put("license", "MIT")
                .put("main", "index.js");
        tar.file(home() + "/package.json", ImageJson.bytes(description));
        tar.file(home() + "/index.js", "module.exports = {};\n".getBytes(StandardCharsets.UTF_8));
    }
}
