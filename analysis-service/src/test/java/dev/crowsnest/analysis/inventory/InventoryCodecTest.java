package dev.crowsnest.analysis.inventory;

import dev.crowsnest.analyzer.catalog.PackageRecord;
import dev.crowsnest.analyzer.catalog.PackageType;
import dev.crowsnest.analyzer.catalog.Problem;
import dev.crowsnest.analyzer.catalog.SourcePackage;
import dev.crowsnest.analyzer.inventory.Distribution;
import dev.crowsnest.analyzer.inventory.Inventory;
import dev.crowsnest.analyzer.inventory.SoftwarePackage;
import dev.crowsnest.analyzer.oci.Digest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class InventoryCodecTest {

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
                "");
        Digest layer = Digest.of("layer".getBytes(StandardCharsets.UTF_8));
        var libc = new SoftwarePackage("pkg:deb/debian/libc6@2.36-9", record, layer, List.of("var/lib/dpkg/status"));
        return new Inventory(
                new Distribution("debian", "12", "Debian:12", "Debian GNU/Linux 12"),
                List.of(libc),
                List.of(new Problem("var/lib/dpkg/status", "record 7 has no version")));
    }
}
