package dev.crowsnest.analysis.inventory;

import dev.crowsnest.analyzer.catalog.PackageRecord;
import dev.crowsnest.analyzer.catalog.PackageType;
import dev.crowsnest.analyzer.catalog.Problem;
import dev.crowsnest.analyzer.catalog.SourcePackage;
import dev.crowsnest.analyzer.inventory.Distribution;
import dev.crowsnest.analyzer.inventory.Inventory;
import dev.crowsnest.analyzer.inventory.SoftwarePackage;
import dev.crowsnest.analyzer.oci.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class InventoryCodecTest {

    private static final Digest LAYER = Digest.of("layer".getBytes(StandardCharsets.UTF_8));

    private final InventoryCodec codec = new InventoryCodec();

    @Test
    void readsBackWhatItWrote() {
        Inventory inventory = inventory();

        assertThat(codec.decode(codec.encode(inventory))).contains(inventory);
    }

    @Test
    void readsBackAnImageOfNothing() {
        Inventory empty = new Inventory(null, List.of(), List.of());

        assertThat(codec.decode(codec.encode(empty))).contains(empty);
    }

    @Test
    void readsWhatWasWrittenBeforePackagesNamedStreams() throws IOException {
        String before = """
                {"format":1,"inventory":{"distribution":null,"packages":[{"purl":"pkg:npm/left@1","record":{"type":"NPM",
                "namespace":"","name":"left","version":"1","source":null,"architecture":null,
                "origin":{"module":null,"vendor":null,"repository":null},"inside":""},
                "layer":{"hex":"%s"},"paths":["p"]}],"problems":[]}}
                """.formatted(LAYER.hex());
        var kept = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(kept)) {
            gzip.write(before.getBytes(StandardCharsets.UTF_8));
        }

        assertThat(codec.decode(kept.toByteArray()))
                .hasValueSatisfying(inventory -> assertThat(inventory.packages())
                        .singleElement()
                        .satisfies(left -> assertThat(left.streams()).isEmpty()));
    }

    @Test
    void takesDamageForNothingKept() {
        byte[] damaged = codec.encode(inventory());
        damaged[damaged.length / 2] ^= 0x55;

        assertThat(codec.decode(damaged)).isEmpty();
        assertThat(codec.decode(new byte[0])).isEmpty();
    }

    private static Inventory inventory() {
        var record = new PackageRecord(
                PackageType.DEB,
                "",
                "libc6",
                "2.36-9",
                new SourcePackage("glibc", "2.36-9"),
                "amd64",
                new PackageRecord.Origin(null, "Debian", null),
                "",
                null);
        var libc = new SoftwarePackage("pkg:deb/debian/libc6@2.36-9", record, LAYER, List.of("var/lib/dpkg/status"));
        return new Inventory(
                new Distribution("debian", "12", "Debian:12", "Debian GNU/Linux 12"),
                List.of(libc),
                List.of(new Problem("var/lib/dpkg/status", "record 7 has no version")));
    }
}
