package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.dashboard.Age;
import dev.crowsnest.integration.dashboard.SeverityCells;
import dev.crowsnest.integration.dashboard.StateLabel;
import dev.crowsnest.integration.image.ImageState;
import dev.crowsnest.integration.image.ListedImage;
import dev.crowsnest.integration.image.Place;
import dev.crowsnest.integration.image.PlatformResult;
import dev.crowsnest.integration.insight.Inventory;
import dev.crowsnest.integration.insight.Report;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One image.
 *
 * @param shown the platform whose result is shown; absent before there is a result
 * @param findings absent on the other tab, and where nobody answered
 * @param packages absent on the other tab, and where nobody answered
 * @param failure why nobody answered
 */
public record ImagePage(
        ListedImage listed,
        @Nullable PlatformResult shown,
        String tab,
        @Nullable FindingList findings,
        @Nullable List<PackageRow> packages,
        @Nullable String failure) {

    static final String VULNERABILITIES = "vulnerabilities";
    static final String PACKAGES = "packages";

    private static final double BAR = 1000;
    private static final int SHORT_DIGEST = 19;
    private static final double MEGABYTE = 1e6;

    static ImagePage of(ListedImage listed, @Nullable String platform, String tab) {
        PlatformResult shown = listed.platforms().stream()
                .filter(result -> result.platform().equals(platform))
                .findFirst()
                .or(listed::headline)
                .orElse(null);
        return new ImagePage(listed, shown, tab, null, null, null);
    }

    public ImagePage with(Report report) {
        return new ImagePage(listed, shown, tab, FindingList.of(report), null, null);
    }

    public ImagePage with(Inventory inventory) {
        return new ImagePage(
                listed,
                shown,
                tab,
                null,
                inventory.packages().stream().map(PackageRow::of).toList(),
                null);
    }

    public ImagePage without(String reason) {
        return new ImagePage(listed, shown, tab, null, null, reason);
    }

    public boolean hasResult() {
        return shown != null && state() == ImageState.ANALYZED;
    }

    public boolean moves() {
        return StateLabel.moves(state());
    }

    public boolean isAt(String other) {
        return tab.equals(other);
    }

    public String repository() {
        return listed.repository();
    }

    /** The address of the list, narrowed to its repository. */
    public String repositoryAddress() {
        return "/images?q=" + URLEncoder.encode(repository(), StandardCharsets.UTF_8);
    }

    public String repositoryId() {
        return listed.image().repositoryId().toString();
    }

    /** The first of its tags, or the begin of its digest. */
    public String title() {
        return listed.repository()
                + listed.tags().stream().findFirst().map(tag -> ":" + tag).orElse("@" + shortDigest());
    }

    /** As docker pulls it. */
    public String reference() {
        String host = Place.host(listed.registry().account(), listed.registry().region());
        return host + "/" + listed.repository()
                + listed.tags().stream().findFirst().map(tag -> ":" + tag).orElse("@" + digest());
    }

    public String digest() {
        return listed.image().digest().text();
    }

    public String shortDigest() {
        return digest().substring(0, SHORT_DIGEST);
    }

    public StateLabel label() {
        return StateLabel.of(state(), Optional.ofNullable(shown));
    }

    @Nullable
    public String reason() {
        return listed.image().reason();
    }

    @Nullable
    public Age pushed() {
        return age(listed.image().presence().pushedAt());
    }

    @Nullable
    public Age analysed() {
        return age(listed.image().analysis().analyzedAt());
    }

    public List<SeverityCells.Cell> counts() {
        return shown == null ? List.of() : SeverityCells.of(shown.vulnerabilities());
    }

    public int total() {
        return shown == null ? 0 : SeverityCells.total(shown.vulnerabilities());
    }

    public List<SeverityCells.Part> bar() {
        return shown == null || total() == 0 ? List.of() : SeverityCells.bar(shown.vulnerabilities(), total(), BAR);
    }

    /** Compressed, for people. */
    public String size() {
        return shown == null ? "" : Math.round(shown.size() / MEGABYTE) + " MB";
    }

    @Nullable
    public String platform() {
        return shown == null ? null : shown.platform();
    }

    /** The address of a tab, of the same repository and platform. */
    public String address(String other) {
        return "/images/" + digest() + (other.equals(PACKAGES) ? "/packages" : "") + "?repository=" + repositoryId()
                + (platform() == null ? "" : "&platform=" + platform());
    }

    private ImageState state() {
        return listed.image().state();
    }

    private static @Nullable Age age(@Nullable Instant at) {
        return at == null ? null : Age.of(at, Instant.now());
    }
}
