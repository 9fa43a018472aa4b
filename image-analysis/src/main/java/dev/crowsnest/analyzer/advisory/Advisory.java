package dev.crowsnest.analyzer.advisory;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One OSV record.
 *
 * @param aliases ids of the same vulnerability elsewhere
 * @param upstream ids that a distribution's record builds on
 * @param related ids that are only related, but for AlmaLinux and Rocky name the CVEs
 * @param withdrawn when it was taken back; such a record matches nothing
 * @param summary one line for people; may be empty
 * @see <a href="https://ossf.github.io/osv-schema/">OSV schema, 1.7</a>
 */
public record Advisory(
        AdvisoryKey key,
        Instant modified,
        @Nullable Instant withdrawn,
        List<String> aliases,
        List<String> upstream,
        List<String> related,
        String summary,
        List<SeverityClaim> severities,
        List<AffectedPackage> affected) {

    /** Copies the lists. */
    public Advisory {
        aliases = List.copyOf(aliases);
        upstream = List.copyOf(upstream);
        related = List.copyOf(related);
        severities = List.copyOf(severities);
        affected = List.copyOf(affected);
    }

    public String id() {
        return key.id();
    }

    /**
     * The streams that it speaks for: not those of another release than its export's. {@code AlmaLinux:9} has some blocks of
     * {@code AlmaLinux:10}, which say of their own packages what they say, and nothing of all that they do not name.
     */
    public Set<Stream> spokenStreams() {
        return affected.stream()
                .map(AffectedPackage::stream)
                .filter(key::speaksFor)
                .collect(Collectors.toUnmodifiableSet());
    }

    public boolean isWithdrawn() {
        return withdrawn != null;
    }
}
