package dev.crowsnest.analyzer.bench;

import dev.crowsnest.testsupport.image.BuiltImage;
import dev.crowsnest.testsupport.image.BuiltLayer;
import dev.crowsnest.testsupport.image.DebianPackage;
import dev.crowsnest.testsupport.image.DpkgStatus;
import dev.crowsnest.testsupport.image.ImageBuilder;
import dev.crowsnest.testsupport.image.JarBuilder;
import dev.crowsnest.testsupport.image.LayerBuilder;
import dev.crowsnest.testsupport.image.NodePackage;
import dev.crowsnest.testsupport.image.PythonDistribution;
import java.util.List;
import java.util.stream.IntStream;

/** An image as services are: Debian below, then Node's and Python's packages, then jars, one of them with jars inside. */
final class SampleImage {

    private static final int KIB = 1 << 10;
    private static final String PYTHON = "usr/local/lib/python3.12/site-packages";

    private final Filler filler = new Filler(42);
    /** Hundredths of the full size. */
    private final int scale;

    private List<BuiltLayer> lower = List.of();

    SampleImage(int scale) {
        this.scale = scale;
    }

    BuiltImage build() {
        return withTop(new LayerBuilder().file("app/config", "first").gzip());
    }

    /** The same image with one more small layer, as a push of a new version brings it. */
    BuiltImage pushedAgain() {
        LayerBuilder top = new LayerBuilder().with(NodePackage.in("app", "left-pad", "1.3.0"));
        for (int i = 0; i < 20; i++) {
            top.file("app/src/" + i + ".js", filler.bytes(20 * KIB));
        }
        return withTop(top.gzip());
    }

    private BuiltImage withTop(BuiltLayer top) {
        if (lower.isEmpty()) {
            lower = List.of(debian(), node(), python(), jars());
        }
        var image = ImageBuilder.oci();
        lower.forEach(image::layer);
        return image.layer(top).build();
    }

    private BuiltLayer debian() {
        var layer = new LayerBuilder()
                .file("etc/os-release", "ID=debian\nVERSION_ID=\"12\"\nPRETTY_NAME=\"Debian GNU/Linux 12\"\n");
        var status = new DpkgStatus();
        int packages = Math.max(10, 4 * scale);
        for (int i = 0; i < packages; i++) {
            status.installed(
                    DebianPackage.of("package-" + i, "1." + i + "-1", "amd64").source("source-" + i / 3));
            layer.symlink("usr/lib/x86_64-linux-gnu/lib" + i + ".so", "lib" + i + ".so.1");
            layer.file("usr/lib/x86_64-linux-gnu/lib" + i + ".so.1", filler.bytes(280 * KIB));
            layer.file("usr/share/doc/package-" + i + "/copyright", filler.bytes(2 * KIB));
            layer.file("usr/share/doc/package-" + i + "/changelog.gz", filler.bytes(KIB));
        }
        return layer.with(status).gzip();
    }

    private BuiltLayer node() {
        var layer = new LayerBuilder();
        for (int i = 0; i < Math.max(10, 9 * scale); i++) {
            var node = NodePackage.in("app", "module-" + i, "2." + i + ".0");
            layer.with(node);
            for (int file = 0; file < 14; file++) {
                layer.file(node.home() + "/lib/file-" + file + ".js", filler.bytes(7 * KIB));
            }
        }
        return layer.gzip();
    }

    private BuiltLayer python() {
        var layer = new LayerBuilder();
        for (int i = 0; i < Math.max(5, 2 * scale); i++) {
            layer.with(PythonDistribution.in(PYTHON, "library-" + i, "3." + i));
            for (int file = 0; file < 20; file++) {
                layer.file(PYTHON + "/library_" + i + "/module_" + file + ".py", filler.bytes(12 * KIB));
            }
        }
        return layer.gzip();
    }

    private BuiltLayer jars() {
        var layer = new LayerBuilder();
        var fat = new JarBuilder().pomProperties("org.example", "service", "1.0.0");
        int jars = Math.max(6, 2 * scale);
        for (int i = 0; i < jars; i++) {
            byte[] jar = jar("library-" + i);
            if (i % 4 == 0) {
                fat.nestedStored("BOOT-INF/lib/library-" + i + "-4." + i + ".jar", jar);
            } else {
                layer.file("opt/service/lib/library-" + i + "-4." + i + ".jar", jar);
            }
        }
        return layer.file("opt/service/service.jar", fat.build()).gzip();
    }

    private byte[] jar(String artifact) {
        var jar = new JarBuilder().pomProperties("org.example", artifact, "4.0.1");
        IntStream.range(0, 60)
                .forEach(i -> jar.entry("org/example/" + artifact + "/C" + i + ".class", filler.bytes(5 * KIB)));
        return jar.build();
    }
}
