package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.dashboard.Age;
import dev.crowsnest.integration.dashboard.ByteSize;
import dev.crowsnest.integration.dashboard.SeverityCells;
import dev.crowsnest.integration.dashboard.StateLabel;
import dev.crowsnest.integration.image.ImageState;
import dev.crowsnest.integration.image.ListedImage;
import dev.crowsnest.integration.image.Place;
import dev.crowsnest.integration.image.PlatformResult;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One image.
 *
 * @param shown the platform whose result is shown; absent before there is a result
 * @param reading how far its running analysis is; absent when it does not run, or nobody knows
 */
public record ImagePage(
        ListedImage listed,
        @Nullable PlatformResult shown,
        String tab,
        ImageContent content,
        @Nullable ReadingBar reading) {

    static final String VULNERABILITIES = "vulnerabilities";
    static final String PACKAGES = "packages";
    static final String LAYERS = "layers";
    static final String HISTORY = "history";

    private static final double BAR = 1000;
    private static final int SHORT_DIGEST = 19;

    static ImagePage of(ListedImage listed, @Nullable String platform, String tab) {
        PlatformResult shown = listed.platforms().stream()
                .filter(result -> result.platform().equals(platform))
                .findFirst()
                .or(listed::headline)
                .orElse(null);
        return new ImagePage(listed, shown, tab, ImageContent.NONE, null);
    }

    ImagePage with(ImageContent other) {
        return new ImagePage(listed, shown, tab, other, reading);
    }

    ImagePage with(ReadingBar bar) {
        return new ImagePage(listed, shown, tab, content, bar);
    }

    boolean isRead() {
        return state() == ImageState.RUNNING;
    }

    public boolean moves() {
        return StateLabel.moves(state());
    }

    UUID imageId() {
        return listed.image().id();
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

    /** The address of its repository's switch. */
    public String repositoriesAddress() {
        return "/repositories?q=" + URLEncoder.encode(repository(), StandardCharsets.UTF_8);
    }

    /** The address of the answer why it has no result. */
    public String whyAddress() {
        return "/why?image=" + URLEncoder.encode(reference(), StandardCharsets.UTF_8);
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
        return shown == null ? "" : ByteSize.of(shown.size());
    }

    @Nullable
    public String platform() {
        return shown == null ? null : shown.platform();
    }

    /** The address of a tab, of the same repository and platform. */
    public String address(String other) {
        return address(other, platform());
    }

    /** The address of the same tab for another platform. */
    public String addressOf(String other) {
        return address(tab, other);
    }

    private String address(String wanted, @Nullable String platform) {
        return "/images/" + digest() + (wanted.equals(VULNERABILITIES) ? "" : "/" + wanted) + "?repository="
                + repositoryId()
                + (platform == null ? "" : "&platform=" + URLEncoder.encode(platform, StandardCharsets.UTF_8));
    }

    private ImageState state() {
        return listed.image().state();
    }

    private static @Nullable Age age(@Nullable Instant at) {
        return at == null ? null : Age.of(at, Instant.now());
    }
}
