package dev.crowsnest.analyzer.inventory;

import dev.crowsnest.analyzer.assembly.Catalogers;
import dev.crowsnest.analyzer.catalog.CatalogedFile;
import dev.crowsnest.analyzer.catalog.Cataloger;
import dev.crowsnest.analyzer.catalog.FileEvidence;
import dev.crowsnest.analyzer.catalog.Problem;
import dev.crowsnest.analyzer.filesystem.LayerEvidence;
import dev.crowsnest.analyzer.oci.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The evidence of a layer, from what the layer would hold. */
public final class TestLayer {

    private final Digest blob;
    private final List<FileEvidence> files = new ArrayList<>();
    private final List<String> removed = new ArrayList<>();
    private final List<String> opaque = new ArrayList<>();
    private final List<String> directories = new ArrayList<>();
    private final Map<String, String> links = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private TestLayer(Digest blob) {
        this.blob = blob;
    }

    public static TestLayer named(String name) {
        return new TestLayer(digest(name));
    }

    /** The blob of the layer with this name. */
    public static Digest digest(String name) {
        return Digest.of(name.getBytes(StandardCharsets.UTF_8));
    }

    public TestLayer file(String path, String content) {
        return file(path, content.getBytes(StandardCharsets.UTF_8));
    }

    public TestLayer file(String path, byte[] content) {
        for (Cataloger cataloger : Catalogers.all()) {
            if (cataloger.wants(path)) {
                try {
                    files.add(cataloger.catalog(
                            new CatalogedFile(path, content.length, new ByteArrayInputStream(content))));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return this;
    }

    public TestLayer evidence(FileEvidence evidence) {
        files.add(evidence);
        return this;
    }

    public TestLayer removed(String path) {
        removed.add(path);
        return this;
    }

    public TestLayer opaque(String folder) {
        opaque.add(folder);
        return this;
    }

    public TestLayer directory(String path) {
        directories.add(path);
        return this;
    }

    /** A symbolic link whose target is already absolute within the image, without a leading slash. */
    public TestLayer link(String path, String target) {
        links.put(path, target);
        return this;
    }

    public TestLayer problem(String reason) {
        problems.add(new Problem("", reason));
        return this;
    }

    public LayerEvidence build() {
        return new LayerEvidence(blob, files, removed, opaque, directories, links, problems, 0);
    }
}
