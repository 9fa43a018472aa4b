package dev.crowsnest.local.demo;

import dev.crowsnest.testsupport.image.ApkInstalled;
import dev.crowsnest.testsupport.image.BuiltLayer;
import dev.crowsnest.testsupport.image.BuiltManifest;
import dev.crowsnest.testsupport.image.DebianPackage;
import dev.crowsnest.testsupport.image.DpkgStatus;
import dev.crowsnest.testsupport.image.ImageBuilder;
import dev.crowsnest.testsupport.image.IndexBuilder;
import dev.crowsnest.testsupport.image.LayerBuilder;
import dev.crowsnest.testsupport.image.NodePackage;
import dev.crowsnest.testsupport.image.OsRelease;
import dev.crowsnest.testsupport.image.PythonDistribution;
import java.nio.file.Path;
import java.util.List;

/** The sample images: package databases of what was really published, trees as package managers leave them, real jars. */
public final class Samples {

    private static final String SITE_PACKAGES = "usr/local/lib/python3.11/site-packages";
    private static final String PROVENANCE = "https://slsa.dev/provenance/v1";

    private final SampleJars jars;
    private final String mark;
    private final BuiltLayer debian;

    /**
     * The samples.
     *
     * @param jars directory of the jars that Maven resolved for the Java sample
     * @param mark put into every layer, so that two marks share no digest; the demo's is always the same
     */
    public Samples(Path jars, String mark) {
        this.jars = new SampleJars(jars);
        this.mark = mark;
        this.debian = debian();
    }

    /** All of them, in the order in which they are pushed: a base before what is built on it. */
    public List<Sample> all() {
        return List.of(
                new Sample("demo/debian", "12", image(debian)),
                new Sample("demo/site", "1", image(debian, site())),
                new Sample("demo/alpine", "3.18", image(alpine("x86_64"))),
                new Sample("demo/node-app", "1", image(debian, node())),
                new Sample("demo/python-app", "1", image(debian, python())),
                new Sample("demo/java-app", "1", image(debian, java())),
                new Sample("demo/multi", "1", platforms()));
    }

    private static BuiltManifest image(BuiltLayer... layers) {
        var image = ImageBuilder.oci();
        List.of(layers).forEach(image::layer);
        return image.build();
    }

    private BuiltLayer debian() {
        var status = new DpkgStatus();
        for (var row : FactTable.read("debian-12.tsv").rows()) {
            var fact = DebianPackage.of(row.column(0), row.column(1), row.column(2));
            status.installed(row.optional(3).map(fact::source).orElse(fact));
        }
        return layer().with(OsRelease.debian(12, "bookworm")).with(status).gzip();
    }

    private BuiltLayer alpine(String architecture) {
        var installed = new ApkInstalled();
        for (var row : FactTable.read("alpine-3.18.tsv").rows()) {
            var name = row.column(0);
            installed.installed(
                    name, row.column(1), architecture, row.optional(2).orElse(name));
        }
        return layer().with(OsRelease.alpine("3.18.4")).with(installed).gzip();
    }

    private BuiltLayer site() {
        return layer().file("srv/www/index.html", "<!doctype html><title>A site</title>\n")
                .gzip();
    }

    private BuiltLayer node() {
        var layer = layer();
        for (var row : FactTable.read("node.tsv").rows()) {
            var home = row.optional(2).map(other -> "app/node_modules/" + other).orElse("app");
            layer.with(NodePackage.in(home, row.column(0), row.column(1)));
        }
        return layer.gzip();
    }

    private BuiltLayer python() {
        var layer = layer();
        for (var row : FactTable.read("python.tsv").rows()) {
            layer.with(PythonDistribution.in(SITE_PACKAGES, row.column(0), row.column(1)));
        }
        return layer.gzip();
    }

    private BuiltLayer java() {
        var layer = layer();
        jars.forEach((name, content) -> layer.file("opt/app/lib/" + name, content));
        return layer.gzip();
    }

    private BuiltManifest platforms() {
        var amd64 = ImageBuilder.oci().layer(alpine("x86_64")).build();
        var arm64 = ImageBuilder.oci()
                .platform("linux", "arm64")
                .layer(alpine("aarch64"))
                .build();
        return IndexBuilder.oci()
                .image(amd64)
                .image(arm64)
                .attestation(amd64, PROVENANCE, provenance(amd64))
                .build();
    }

    private static String provenance(BuiltManifest image) {
        return """
                {"_type":"https://in-toto.io/Statement/v1","predicateType":"%s",
                 "subject":[{"name":"demo/multi","digest":{"sha256":"%s"}}],
                 "predicate":{"buildDefinition":{"buildType":"https://crowsnest.dev/demo"}}}""".formatted(PROVENANCE, image.digest().substring("sha256:".length()));
    }

    private LayerBuilder layer() {
        var layer = new LayerBuilder();
        return mark.isEmpty() ? layer : layer.file("etc/mark", mark);
    }
}
