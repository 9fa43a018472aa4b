package dev.crowsnest.cli.server;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.crowsnest.analyzer.explanation.ExplanationJsonReader;
import dev.crowsnest.analyzer.explanation.ImageExplanation;
import dev.crowsnest.analyzer.oci.Digest;
import dev.crowsnest.analyzer.report.ImageReport;
import dev.crowsnest.analyzer.report.PackageList;
import dev.crowsnest.analyzer.report.ReportJsonReader;
import dev.crowsnest.cli.CommandFailure;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A Crowsnest server's public API, as far as the command line asks it. */
public final class CrowsnestServer {

    private final ServerRequests requests;

    /** @param token a personal one; absent where the server wants none */
    public CrowsnestServer(URI address, @Nullable String token) {
        this.requests = new ServerRequests(address, token);
    }

    /** The address that a person wrote. */
    public static URI address(String text) {
        try {
            URI address = URI.create(text);
            String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
            if (address.getHost() != null && (scheme.equals("http") || scheme.equals("https"))) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            throw new CommandFailure("not the address of a server: '" + text + "'; write https://host", e);
        }
        throw new CommandFailure("not the address of a server: '" + text + "'; write https://host");
    }

    /** An address as people are told it: without a password that may be in it. */
    public static String shown(String address) {
        return ServerRequests.shown(address(address));
    }

    /** Whom the token stands for. */
    public KnownPerson person() {
        return requests.get(
                "sign in to", "me", "it is no Crowsnest server, or older than this program", KnownPerson::read);
    }

    /** The registries that it watches. */
    public Registries registries() {
        return new Registries(requests);
    }

    /** The stored report of an image. */
    public ImageReport report(Digest digest, @Nullable String platform) {
        return get(digest, "report", platform, new ReportJsonReader()::readReport);
    }

    /** The stored packages of an image. */
    public PackageList packages(Digest digest, @Nullable String platform) {
        return get(digest, "packages", platform, new ReportJsonReader()::readPackages);
    }

    /** How an image stands to a vulnerability, by any of its ids. */
    public ImageExplanation explanation(Digest digest, @Nullable String platform, String vulnerability) {
        // Spaces are %20 in a path, and + is itself.
        String id = URLEncoder.encode(vulnerability, StandardCharsets.UTF_8).replace("+", "%20");
        return get(digest, "vulnerabilities/" + id, platform, new ExplanationJsonReader()::read);
    }

    /** Why an image is not shown, or that it is. */
    public ImageTrail trail(String image) {
        return requests.get(
                "get why an image is not shown from",
                "why?image=" + URLEncoder.encode(image, StandardCharsets.UTF_8),
                "it cannot say: it is older than this program",
                ImageTrail::read);
    }

    /** How the server's sources of advisories and of known attacks stand. */
    public List<ListedFeed> feeds() {
        return requests.get(
                "get the list of feeds from",
                "feeds",
                "it has no such list: it is older than this program",
                ListedFeed::readAll);
    }

    /**
     * Looks at all of them now, and how each stands then.
     *
     * @param from the address of a mirror to look at this once
     */
    public List<ListedFeed> syncFeeds(@Nullable String from) {
        String body = from == null ? "{}" : "{\"from\": " + new TextNode(from) + "}";
        return requests.ask(
                "get the feeds that it was to look at from",
                "feeds/sync",
                "it cannot be told to look: it is older than this program",
                ListedFeed::readAll,
                Posted.json(body));
    }

    /** Keeps all that the server matches with as one file; a file of that name is replaced once all of it is here. */
    public void exportFeeds(Path file) {
        requests.ask(
                "get the advisories from",
                "feeds/archive",
                "it cannot export them: it is older than this program",
                in -> ArrivingFile.keep(in, file),
                Posted.NOTHING);
    }

    /** Lets the server put what such a file holds in place of what it holds, and how each feed stands then. */
    public List<ListedFeed> importFeeds(Path file) {
        return requests.ask(
                "import " + file + " into",
                "feeds/archive",
                "it cannot import advisories: it is older than this program",
                ListedFeed::readAll,
                Posted.file(file));
    }

    private <T> T get(Digest digest, String document, @Nullable String platform, ServerRequests.Reading<T> reading) {
        String query = platform == null ? "" : "?platform=" + URLEncoder.encode(platform, StandardCharsets.UTF_8);
        return requests.get(
                "get the result of " + digest + " from",
                "images/" + digest + "/" + document + query,
                "it has no finished analysis of this image; without --server the image is analysed here",
                reading);
    }
}
