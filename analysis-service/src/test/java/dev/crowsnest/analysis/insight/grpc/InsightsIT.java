package dev.crowsnest.analysis.insight.grpc;

import dev.crowsnest.analysis.advisory.AdvisoryDesk;
import dev.crowsnest.analysis.advisory.Exports;
import dev.crowsnest.analysis.finding.SubjectMatching;
import dev.crowsnest.analysis.inventory.BuildHistories;
import dev.crowsnest.analysis.inventory.FinishedAnalysis;
import dev.crowsnest.analysis.inventory.ImageInventory;
import dev.crowsnest.analysis.inventory.ImagePlace;
import dev.crowsnest.analysis.inventory.Inventories;
import dev.crowsnest.analyzer.assembly.Matchers;
import dev.crowsnest.analyzer.assembly.StarterAdvisories;
import dev.crowsnest.analyzer.build.BuildHistory;
import dev.crowsnest.analyzer.build.BuildStep;
import dev.crowsnest.analyzer.catalog.PackageRecord;
import dev.crowsnest.analyzer.catalog.PackageType;
import dev.crowsnest.analyzer.catalog.Problem;
import dev.crowsnest.analyzer.explanation.ImageExplanations;
import dev.crowsnest.analyzer.exploitation.ExploitationSet;
import dev.crowsnest.analyzer.inventory.Distribution;
import dev.crowsnest.analyzer.inventory.Inventory;
import dev.crowsnest.analyzer.inventory.SoftwarePackage;
import dev.crowsnest.analyzer.match.MatchSubjects;
import dev.crowsnest.analyzer.oci.Digest;
import dev.crowsnest.analyzer.report.ImageReports;
import dev.crowsnest.analyzer.report.PackageList;
import dev.crowsnest.analyzer.report.ReportedImage;
import dev.crowsnest.contracts.insight.v1.ExplainRequest;
import dev.crowsnest.contracts.insight.v1.FindImagesRequest;
import dev.crowsnest.contracts.insight.v1.Finding;
import dev.crowsnest.contracts.insight.v1.GetAdvisoriesRequest;
import dev.crowsnest.contracts.insight.v1.GetHistoryRequest;
import dev.crowsnest.contracts.insight.v1.GetLayersRequest;
import dev.crowsnest.contracts.insight.v1.GetPackagesRequest;
import dev.crowsnest.contracts.insight.v1.GetProgressRequest;
import dev.crowsnest.contracts.insight.v1.GetReportRequest;
import dev.crowsnest.contracts.insight.v1.InsightsGrpc;
import dev.crowsnest.contracts.insight.v1.Progress;
import dev.crowsnest.contracts.insight.v1.Report;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

@QuarkusTest
class InsightsIT {

    private static final Distribution DEBIAN =
            new Distribution("debian", "12", "Debian:12", "Debian GNU/Linux 12 (bookworm)");

    @Inject
    Inventories inventories;

    @Inject
    BuildHistories builds;

    @Inject
    SubjectMatching matching;

    @Inject
    AdvisoryDesk desk;

    private final Digest index = digest();
    private final Digest amd64 = digest();
    private final Digest arm64 = digest();
    private ManagedChannel channel;
    private InsightsGrpc.InsightsBlockingStub insights;

    @BeforeEach
    void storeAnIndexOfTwoImages() {
        desk.returnToStarterSet();
        channel = ManagedChannelBuilder.forAddress("localhost", RestAssured.port)
                .usePlaintext()
                .build();
        insights = InsightsGrpc.newBlockingStub(channel);
        store(amd64, "linux/amd64", inventory("3.0.9-1"));
        store(arm64, "linux/arm64", inventory("9:9"));
        inventories.save(
                new FinishedAnalysis(
                        index,
                        FinishedAnalysis.Kind.INDEX,
                        List.of(
                                new FinishedAnalysis.Child(arm64, "linux/arm64", ""),
                                new FinishedAnalysis.Child(amd64, "linux/amd64", ""))),
                new ImagePlace("integration", "123456789012", "eu-central-1", "team/app"));
    }

    @AfterEach
    void hangUp() {
        channel.shutdownNow();
    }

    private static Digest digest() {
        return Digest.of(UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Inventory inventory(String openssl) {
        var layer = Digest.of(new byte[] {1});
        List<SoftwarePackage> packages = List.of(
                software("pkg:deb/debian/openssl@" + openssl, PackageType.DEB, "", "openssl", openssl, layer),
                software(
                        "pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1",
                        PackageType.MAVEN,
                        "org.apache.logging.log4j",
                        "log4j-core",
                        "2.14.1",
                        layer),
                software("pkg:maven/nobody@1", PackageType.MAVEN, "", "nobody", "1", layer));
        return new Inventory(DEBIAN, packages, List.of(new Problem("opt/broken.jar", "it is no archive")));
    }

    private static SoftwarePackage software(
            String purl, PackageType type, String namespace, String name, String version, Digest layer) {
        var record = new PackageRecord(
                type, namespace, name, version, null, "amd64", PackageRecord.Origin.UNSTATED, "", null);
        return new SoftwarePackage(purl, record, layer, List.of("var/lib/somewhere/" + name));
    }

    private void store(Digest digest, String platform, Inventory inventory) {
        inventories.save(new ImageInventory(digest, platform, 42, inventory), "test");
        matching.matchImage(
                digest,
                inventory.packages().stream()
                        .flatMap(one -> MatchSubjects.of(one, inventory.distribution()).stream())
                        .toList());
    }

    private Report report(Digest digest, String platform) {
        return insights.getReport(GetReportRequest.newBuilder()
                .setDigest(digest.toString())
                .setPlatform(platform)
                .build());
    }

    @Test
    void saysTheSameInTheSameOrderAsAnAnalysisWithoutAnyServer() {
        var advisories = StarterAdvisories.set();
        var here = ImageReports.of(
                new ReportedImage(amd64.toString(), amd64.toString(), "linux/amd64"),
                inventory("3.0.9-1"),
                subject -> Matchers.matcher().match(subject, advisories),
                advisories.edition(),
                ExploitationSet.NONE);

        Report there = report(amd64, "");

        assertThat(there.getFindingsList()).hasSizeGreaterThan(3);
        assertThat(there.getUndecidedList()).hasSize(2);
        assertThat(there).isEqualTo(InsightMessages.of(here));
    }

    @Test
    void choosesThePlatformOfAnIndex() {
        assertThat(report(index, "").getDigest()).isEqualTo(amd64.toString());
        assertThat(report(index, "linux/arm64/v8").getDigest()).isEqualTo(arm64.toString());
        assertThat(report(arm64, "").getPlatform()).isEqualTo("linux/arm64");
    }

    @Test
    void knowsNothingOfWhatIsNotAnalysed() {
        assertThatThrownBy(() -> report(digest(), ""))
                .isInstanceOf(StatusRuntimeException.class)
                .extracting(failure -> Status.fromThrowable((Throwable) failure).getCode())
                .isEqualTo(Status.Code.NOT_FOUND);
        assertThatThrownBy(() -> report(index, "windows/amd64"))
                .hasMessageContaining("no finished analysis of " + index + " for windows/amd64");
    }

    @Test
    void refusesWhatIsNoDigest() {
        assertThatThrownBy(() -> insights.getReport(
                        GetReportRequest.newBuilder().setDigest("latest").build()))
                .extracting(failure -> Status.fromThrowable((Throwable) failure).getCode())
                .isEqualTo(Status.Code.INVALID_ARGUMENT);
    }

    @Test
    void explainsAFindingAsAnAnalysisWithoutAnyServerDoes() {
        var here = new ImageExplanations(Matchers.matcher(), StarterAdvisories.set())
                .explain(
                        new ReportedImage(amd64.toString(), amd64.toString(), "linux/amd64"),
                        inventory("3.0.9-1"),
                        "CVE-2021-44228");

        var there = insights.explain(ExplainRequest.newBuilder()
                .setDigest(index.toString())
                .setVulnerability("cve-2021-44228")
                .build());

        assertThat(there.getStanding()).isEqualTo("AFFECTED");
        assertThat(there.getPackages(0).getComparedVersion()).isEqualTo("2.14.1");
        assertThat(there).isEqualTo(ExplanationMessage.of(here));
    }

    @Test
    void hasNoHistoryOfAnImageThatNoAdvisoryChangedSince() {
        var history = insights.getHistory(
                GetHistoryRequest.newBuilder().setDigest(index.toString()).build());

        assertThat(history.getDigest()).isEqualTo(amd64.toString());
        assertThat(history.getEntriesList()).isEmpty();
        assertThat(history.getNext()).isEmpty();
        assertThatThrownBy(() -> insights.getHistory(GetHistoryRequest.newBuilder()
                        .setDigest(index.toString())
                        .setAfter("yesterday")
                        .build()))
                .hasMessageContaining("could not read 'yesterday' as a place in a history");
    }

    @Test
    void pagesThroughTheHistoryOfAnImage(@TempDir Path directory) {
        var exports = new Exports(directory);
        for (String vector : List.of("", Exports.LOW, Exports.CRITICAL)) {
            desk.sync(exports.put(
                            "Debian",
                            "DEBIAN-CVE-2026-99",
                            Exports.record("Debian:12", "DEBIAN-CVE-2026-99", "openssl", "3.0.9-2", vector))
                    .write());
        }

        var page = insights.getHistory(GetHistoryRequest.newBuilder()
                .setDigest(amd64.toString())
                .setLimit(1)
                .build());
        var next = insights.getHistory(GetHistoryRequest.newBuilder()
                .setDigest(amd64.toString())
                .setAfter(page.getNext())
                .setLimit(1)
                .build());

        assertThat(page.getEntries(0).getSeverityBefore()).isEqualTo("LOW");
        assertThat(page.getEntries(0).getSeverityAfter()).isEqualTo("CRITICAL");
        assertThat(next.getEntries(0).getSeverityBefore()).isEqualTo("UNSPECIFIED");
        assertThat(next.getEntries(0).getSeverityAfter()).isEqualTo("LOW");
        assertThat(next.getEntries(0).getFixableAfter()).isTrue();
    }

    @Test
    void listsPackagesWithTheirPlaces() {
        var packages = insights.getPackages(
                GetPackagesRequest.newBuilder().setDigest(index.toString()).build());

        assertThat(packages)
                .isEqualTo(InsightMessages.of(PackageList.of(
                        new ReportedImage(amd64.toString(), amd64.toString(), "linux/amd64"), inventory("3.0.9-1"))));
    }

    @Test
    void saysWhatEachLayerBrought() {
        var layer = new BuildStep.Layer(Digest.of(new byte[] {1}), 42);
        var again = new BuildStep.Layer(Digest.of(new byte[] {1}), 42);
        builds.save(
                amd64,
                new BuildHistory(
                        List.of(
                                new BuildStep("ADD base /", false, layer),
                                new BuildStep("ENV A=***", true, null),
                                new BuildStep("COPY again /", false, again)),
                        ""));
        Report report = report(amd64, "");

        var layers = insights.getLayers(
                GetLayersRequest.newBuilder().setDigest(index.toString()).build());

        assertThat(layers.getDigest()).isEqualTo(amd64.toString());
        assertThat(layers.getStepsList())
                .extracting(step -> step.getInstruction(), step -> step.getCut(), step -> step.hasLayer())
                .containsExactly(
                        tuple("ADD base /", false, true),
                        tuple("ENV A=***", true, false),
                        tuple("COPY again /", false, true));
        var first = layers.getSteps(0).getLayer();
        assertThat(first.getPackages()).isEqualTo(report.getPackages());
        assertThat(first.getSize()).isEqualTo(42);
        assertThat(first.getVulnerabilities().getCritical()).isPositive().isEqualTo((int)
                report.getFindingsList().stream()
                        .filter(finding -> finding.getSeverity().equals("CRITICAL"))
                        .map(Finding::getId)
                        .distinct()
                        .count());
        assertThat(layers.getSteps(2).getLayer().getPackages()).isZero();
    }

    @Test
    void saysThatTheLayersOfAnOlderAnalysisAreNotKept() {
        var layers = insights.getLayers(
                GetLayersRequest.newBuilder().setDigest(arm64.toString()).build());

        assertThat(layers.getStepsList()).isEmpty();
        assertThat(layers.getMisfit()).contains("analysed before layers were kept");
    }

    @Test
    void knowsNoProgressOfWhatNobodyReads() {
        var progress = insights.getProgress(
                GetProgressRequest.newBuilder().setDigest(amd64.toString()).build());

        assertThat(progress).isEqualTo(Progress.getDefaultInstance());
    }

    @Test
    void namesTheAdvisories() {
        var advisories = insights.getAdvisories(GetAdvisoriesRequest.getDefaultInstance());

        assertThat(advisories.getName()).isEqualTo("starter set");
        assertThat(advisories.getCount()).isEqualTo(StarterAdvisories.all().size());
        assertThat(advisories.getSynced()).isEmpty();
    }

    @Test
    void findsImagesByAnyIdOfAVulnerability() {
        var finding = report(amd64, "").getFindingsList().stream()
                .filter(one -> one.getAliasesCount() > 0)
                .findFirst()
                .orElseThrow();

        for (String id : List.of(finding.getId(), finding.getAliases(0))) {
            var found = insights.findImages(FindImagesRequest.newBuilder()
                    .setVulnerability(id)
                    .setLimit(1_000)
                    .build());
            assertThat(found.getDigestsList()).contains(amd64.toString());
        }
    }
}
