package dev.crowsnest.integration.why;

import dev.crowsnest.integration.api.Refusal;
import dev.crowsnest.integration.image.Digest;
import dev.crowsnest.integration.registry.RegistryLocation;
import dev.crowsnest.integration.repository.RepositoryName;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An image as people and docker name it.
 *
 * @param tag absent where only a digest is named
 * @param digest which counts where both are named, as it does for docker
 */
public record ImageName(
        String host,
        String repository,
        @Nullable String tag,
        @Nullable Digest digest) {

    /** More than any name of ECR with tag and digest. */
    private static final int LONGEST = 600;

    private static final Pattern HOST = Pattern.compile("[a-z0-9][a-z0-9.-]*(?::[0-9]{1,5})?");
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}");

    // Beside the usual name there is one for FIPS and one for IPv6, of the same registry.
    private static final Pattern ECR = Pattern.compile("([0-9]{12})\\.dkr(?:\\.ecr|\\.ecr-fips|-ecr|-ecr-fips)"
            + "\\.([a-z]{2,4}(?:-[a-z]+)+-[0-9]{1,2})"
            + "\\.(?:amazonaws\\.com|amazonaws\\.com\\.cn|amazonaws\\.eu|on\\.aws|on\\.amazonwebservices\\.com\\.cn)");

    /**
     * Reads what a person sent.
     *
     * @throws Refusal when it names no image of one registry
     */
    public static ImageName parse(@Nullable String text) {
        String whole = text == null ? "" : text.strip();
        if (whole.isEmpty()) {
            throw refused("nothing", "name an image: HOST/REPOSITORY:TAG or HOST/REPOSITORY@DIGEST");
        }
        if (whole.length() > LONGEST) {
            throw refused("a name of " + whole.length() + " characters", "no image has one longer than " + LONGEST);
        }
        int at = whole.indexOf('@');
        String named = at < 0 ? whole : whole.substring(0, at);
        int slash = named.indexOf('/');
        String host = slash < 0 ? "" : named.substring(0, slash).toLowerCase(Locale.ROOT);
        if (!isHost(host)) {
            throw refused(quoted(whole), "it begins with no host name; write HOST/REPOSITORY:TAG");
        }
        int colon = named.indexOf(':', slash);
        String repository = named.substring(slash + 1, colon < 0 ? named.length() : colon);
        if (!RepositoryName.isValid(repository)) {
            throw refused(quoted(whole), "'" + repository + "' cannot be the name of a repository");
        }
        return new ImageName(
                        host,
                        repository,
                        colon < 0 ? null : tag(whole, named.substring(colon + 1)),
                        at < 0 ? null : digest(whole, whole.substring(at + 1)))
                .complete();
    }

    /** Which registry the host is of; empty when it is not an ECR's. */
    public Optional<RegistryLocation> registry() {
        Matcher matcher = ECR.matcher(host);
        return matcher.matches()
                ? Optional.of(new RegistryLocation(matcher.group(1), matcher.group(2)))
                : Optional.empty();
    }

    /** The name without its host. */
    public String inRegistry() {
        return repository + (tag == null ? "" : ":" + tag) + (digest == null ? "" : "@" + digest);
    }

    @Override
    public String toString() {
        return host + "/" + inRegistry();
    }

    private ImageName complete() {
        if (tag == null && digest == null) {
            throw refused(quoted(toString()), "it names no tag and no digest; add :TAG or @sha256:…");
        }
        return this;
    }

    private static boolean isHost(String host) {
        boolean named = host.indexOf('.') >= 0 || host.indexOf(':') >= 0 || host.equals("localhost");
        return named && HOST.matcher(host).matches();
    }

    private static String tag(String whole, String tag) {
        if (!TAG.matcher(tag).matches()) {
            throw refused(quoted(whole), "'" + tag + "' cannot be a tag");
        }
        return tag;
    }

    private static Digest digest(String whole, String digest) {
        if (!Digest.isValid(digest)) {
            throw refused(quoted(whole), "digests look like sha256:<64 hex digits>");
        }
        return new Digest(digest);
    }

    private static String quoted(String text) {
        return "'" + text + "'";
    }

    private static Refusal refused(String object, String reason) {
        return Refusal.invalid("say why an image is not shown", object, reason);
    }
}
