package dev.crowsnest.analyzer.debian;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.crowsnest.analyzer.advisory.AdvisoryEdition;
import dev.crowsnest.analyzer.advisory.AdvisorySet;
import dev.crowsnest.analyzer.advisory.InMemoryAdvisorySet;
import dev.crowsnest.analyzer.advisory.osv.OsvExport;
import dev.crowsnest.analyzer.assembly.Matchers;
import dev.crowsnest.analyzer.exploitation.ExploitationSet;
import dev.crowsnest.analyzer.inventory.Inventory;
import dev.crowsnest.analyzer.inventory.InventoryBuilder;
import dev.crowsnest.analyzer.report.ImageReport;
import dev.crowsnest.analyzer.report.ImageReports;
import dev.crowsnest.analyzer.report.ReportedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The findings in a Debian image that the tests have never seen are those of an oracle that knows nothing of ours: it reads the
 * records with a few lines of its own and asks dpkg which version is the older.
 */
class DebianFindingsIT {

    private static final String STREAM = "Debian:12";
    private static final String FORMAT = "${Package}\t${source:Package}\t${source:Version}\t${db:Status-Status}\n";
    private static final int EVERY = 3;
    private static final int FEWEST = 50;

    /** A fix of a source, and the CVE that it ends. */
    private record Fix(String cve, String source, String fixed) {}

    private final Map<List<String>, Boolean> older = new HashMap<>();
    private URI address;

    @TempDir
    private Path scratch;

    @BeforeEach
    void needsTheLargeSet() {
        String property = System.getProperty("crowsnest.test.advisories", "");
        Assumptions.assumeFalse(property.isBlank(), "skipped: crowsnest.test.advisories names no set of advisories");
        address = URI.create(property);
    }

    @Test
    void areThoseOfAnOracleThatAsksDpkg() throws Exception {
        List<Fix> fixes = fixes();
        DebianRoot root = setBack(DebianRoot.bookworm(), fixes);
        List<String> installed = root.dpkgQuery(Files.createDirectory(scratch.resolve("oracle")), FORMAT);
        Inventory inventory = InventoryBuilder.of(List.of(root.analyze()));

        SortedSet<String> expected = new TreeSet<>();
        for (String line : installed) {
            String[] fields = line.split("\t");
            for (Fix fix : fixes) {
                if (fields[3].equals("installed")
                        && fix.source().equals(fields[1])
                        && isOlder(fields[2], fix.fixed())) {
                    expected.add(fix.cve() + " " + fields[0] + " " + fix.fixed());
                }
            }
        }
        ImageReport report = report(inventory);

        assertThat(report.findings())
                .extracting(finding -> finding.id() + " " + nameIn(finding.purl()) + " " + finding.fixed())
                .containsExactlyInAnyOrderElementsOf(expected)
                .hasSizeGreaterThanOrEqualTo(FEWEST);
        assertThat(report.undecided()).isEmpty();
    }

    /** The same file system, but every third package with an advisory has a version just below some fix of its source. */
    private DebianRoot setBack(DebianRoot root, List<Fix> fixes) throws IOException, InterruptedException {
        Path files = Files.createDirectory(scratch.resolve("files"));
        run(
                "tar",
                "-xf",
                root.tar().toString(),
                "-C",
                files.toString(),
                "./var/lib/dpkg",
                "./etc/os-release",
                "./usr/lib/os-release");
        Path status = files.resolve("var/lib/dpkg/status");
        List<String> stanzas = new ArrayList<>();
        int place = 0;
        for (String stanza : Files.readString(status).split("\n\n")) {
            stanzas.add(place % EVERY == 0 ? setBack(stanza, place, fixes) : stanza);
            place++;
        }
        Files.writeString(status, String.join("\n\n", stanzas) + "\n");
        Path tar = scratch.resolve("older.tar");
        run("tar", "-cf", tar.toString(), "-C", files.toString(), ".");
        return new DebianRoot(tar);
    }

    private static String setBack(String stanza, int place, List<Fix> fixes) {
        String name = field(stanza, "Package", "");
        String source = field(stanza, "Source", name).split(" ")[0];
        List<Fix> own =
                fixes.stream().filter(fix -> fix.source().equals(source)).toList();
        if (own.isEmpty()) {
            return stanza;
        }
        String older = own.get(place % own.size()).fixed() + "~";
        return stanza.replaceFirst("(?m)^Version: .*$", "Version: " + Matcher.quoteReplacement(older))
                .replaceFirst("(?m)^Source: .*$", "Source: " + source);
    }

    private static String field(String stanza, String field, String otherwise) {
        Matcher found = Pattern.compile("(?m)^" + field + ": (.*)$").matcher(stanza);
        return found.find() ? found.group(1) : otherwise;
    }

    private static String nameIn(String purl) {
        return purl.substring("pkg:deb/debian/".length(), purl.indexOf('@'))
                .replace("%2B", "+")
                .replace("%2b", "+");
    }

    private static void run(String... command) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    private ImageReport report(Inventory inventory) {
        var builder = new InMemoryAdvisorySet.Builder();
        new OsvExport(address).read("Debian", builder::add);
        AdvisorySet advisories = builder.build(new AdvisoryEdition("test", builder.size(), null));
        var matcher = Matchers.matcher();
        return ImageReports.of(
                new ReportedImage("debian", "sha256:0", "linux/amd64"),
                inventory,
                subject -> matcher.match(subject, advisories),
                advisories.edition(),
                ExploitationSet.NONE);
    }

    private List<Fix> fixes() throws IOException {
        var json = new ObjectMapper();
        List<Fix> fixes = new ArrayList<>();
        try (var zip = new ZipFile(
                Path.of(address).resolve("Debian").resolve("all.zip").toFile())) {
            for (var entries = zip.entries(); entries.hasMoreElements(); ) {
                JsonNode record = json.readTree(zip.getInputStream(entries.nextElement()));
                for (JsonNode affected : record.get("affected")) {
                    if (affected.get("package").get("ecosystem").textValue().equals(STREAM)) {
                        JsonNode events = affected.get("ranges").get(0).get("events");
                        assertThat(events)
                                .as("the oracle knows this one form only")
                                .hasSize(2);
                        assertThat(events.get(0).get("introduced").textValue()).isEqualTo("0");
                        fixes.add(new Fix(
                                record.get("upstream").get(0).textValue(),
                                affected.get("package").get("name").textValue(),
                                events.get(1).get("fixed").textValue()));
                    }
                }
            }
        }
        return fixes;
    }

    private boolean isOlder(String version, String fixed) {
        return older.computeIfAbsent(List.of(version, fixed), pair -> {
            try {
                return new ProcessBuilder("dpkg", "--compare-versions", version, "lt", fixed)
                                .start()
                                .waitFor()
                        == 0;
            } catch (IOException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        });
    }
}
