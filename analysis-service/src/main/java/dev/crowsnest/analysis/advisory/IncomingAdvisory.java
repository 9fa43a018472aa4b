package dev.crowsnest.analysis.advisory;

import dev.crowsnest.analyzer.advisory.Advisory;
import dev.crowsnest.analyzer.advisory.Ecosystem;
import dev.crowsnest.analyzer.advisory.VulnerabilityIdentity;
import java.time.Instant;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * An advisory ready to be stored.
 *
 * @param fingerprint of all that is kept of it: equal ones need not be written again
 * @param linking whether it names one CVE at most, so that ids are followed through it
 * @param content encoded by {@link AdvisoryCodec}
 * @param names that it can be looked up by, without those of which we know no version order
 * @param ids that it bears or names
 */
public record IncomingAdvisory(
        String id,
        UUID fingerprint,
        Instant modified,
        boolean linking,
        byte[] content,
        Set<PackageName> names,
        Set<String> ids) {

    /** Encodes an advisory. */
    public static IncomingAdvisory of(Advisory advisory, AdvisoryCodec codec) {
        byte[] plain = codec.encode(advisory);
        SortedSet<PackageName> names = advisory.affected().stream()
                .filter(affected -> Ecosystem.of(affected.stream()).isPresent())
                .flatMap(affected ->
                        affected.lookupNames().stream().map(name -> new PackageName(affected.stream(), name)))
                .collect(Collectors.toCollection(TreeSet::new));
        return new IncomingAdvisory(
                advisory.id(),
                AdvisoryCodec.fingerprint(plain),
                advisory.modified(),
                VulnerabilityIdentity.cves(advisory).size() <= 1,
                AdvisoryCodec.deflate(plain),
                names,
                VulnerabilityIdentity.names(advisory));
    }
}
