package dev.crowsnest.analysis.pipeline;

import dev.crowsnest.testsupport.image.BuiltImage;
import dev.crowsnest.testsupport.image.BuiltLayer;
import dev.crowsnest.testsupport.image.DebianPackage;
import dev.crowsnest.testsupport.image.DpkgStatus;
import dev.crowsnest.testsupport.image.ImageBuilder;
import dev.crowsnest.testsupport.image.LayerBuilder;
import dev.crowsnest.testsupport.image.OsRelease;
import java.util.UUID;

/** Images that no test before has seen. */
final class Images {

    private Images() {}

    /** Debian 12 with two packages, one of them openssl. */
    static BuiltLayer debian() {
        return new LayerBuilder()
                .with(OsRelease.debian(12, "bookworm"))
                .with(new DpkgStatus()
                        .installed(DebianPackage.of("openssl", "3.0.9-1", "amd64"))
                        .installed(DebianPackage.of("libc6", "2.36-9+deb12u3", "amd64")
                                .source("glibc")))
                .file("etc/made-for", UUID.randomUUID().toString())
                .gzip();
    }

    static BuiltLayer file(String content) {
        return new LayerBuilder().file("srv/content", content).gzip();
    }

    static BuiltImage of(BuiltLayer... layers) {
        var builder = ImageBuilder.oci();
        for (BuiltLayer layer : layers) {
            builder.layer(layer);
        }
        return builder.build();
    }
}
