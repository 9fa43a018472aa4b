package dev.crowsnest.cli;

import dev.crowsnest.testsupport.image.BuiltImage;
import dev.crowsnest.testsupport.image.DebianPackage;
import dev.crowsnest.testsupport.image.DpkgStatus;
import dev.crowsnest.testsupport.image.ImageBuilder;
import dev.crowsnest.testsupport.image.LayerBuilder;
import dev.crowsnest.testsupport.image.OsRelease;

/** A Debian image with three vulnerabilities that the starter set knows, one of them critical. */
final class SampleImage {

    private SampleImage() {}

    static BuiltImage debian() {
        return ImageBuilder.oci()
                .layer(new LayerBuilder()
                        .with(OsRelease.debian(12, "bookworm"))
                        .with(new DpkgStatus()
                                .installed(DebianPackage.of("libexpat1", "2.5.0-1", "amd64")
                                        .source("expat"))
                                .installed(DebianPackage.of("tar", "1.34+dfsg-1.2", "amd64"))
                                .installed(DebianPackage.of("zlib1g", "1:1.2.13.dfsg-1", "amd64")
                                        .source("zlib")))
                        .gzip())
                .build();
    }
}
