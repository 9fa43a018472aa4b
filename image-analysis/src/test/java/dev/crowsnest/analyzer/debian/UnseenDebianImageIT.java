package dev.crowsnest.analyzer.debian;

import dev.crowsnest.analyzer.catalog.PackageRecord;
import dev.crowsnest.analyzer.catalog.PackageType;
import dev.crowsnest.analyzer.catalog.SourcePackage;
import dev.crowsnest.analyzer.inventory.Distribution;
import dev.crowsnest.analyzer.inventory.Inventory;
import dev.crowsnest.analyzer.inventory.InventoryBuilder;
import dev.crowsnest.analyzer.inventory.SoftwarePackage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A Debian image that the tests have never seen: what we find is what dpkg itself says. */
class UnseenDebianImageIT {

    private static final String INSTALLED = "\tinstalled";
    private static final String FORMAT =
            "${Package}\t${Version}\t${source:Package}\t${source:Version}\t${Architecture}" + "\t${db:Status-Status}\n";

    @TempDir
    private Path scratch;

    @Test
    void hasThePackagesThatDpkgNames() throws IOException, InterruptedException {
        DebianRoot root = DebianRoot.bookworm();
        List<String> dpkg = root.dpkgQuery(scratch, FORMAT);
        Inventory inventory = InventoryBuilder.of(List.of(root.analyze()));

        assertThat(dpkg).as("one package was removed and not purged").anyMatch(line -> line.endsWith("\tconfig-files"));
        assertThat(inventory.packages().stream()
                        .map(SoftwarePackage::record)
                        .filter(record -> record.type() == PackageType.DEB)
                        .map(UnseenDebianImageIT::inTheWordsOfDpkg))
                .containsExactlyInAnyOrderElementsOf(
                        dpkg.stream().filter(line -> line.endsWith(INSTALLED)).toList());
        assertThat(inventory.problems()).isEmpty();
        assertThat(inventory.distribution()).extracting(Distribution::stream).isEqualTo("Debian:12");
    }

    private static String inTheWordsOfDpkg(PackageRecord record) {
        SourcePackage named = record.source();
        SourcePackage source = named == null ? new SourcePackage(record.name(), record.version()) : named;
        return String.join(
                        "\t", record.name(), record.version(), source.name(), source.version(), record.architecture())
                + INSTALLED;
    }
}
