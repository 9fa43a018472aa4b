package dev.crowsnest.analyzer.report;

import dev.crowsnest.analyzer.advisory.FixState;
import dev.crowsnest.analyzer.advisory.Severity;
import dev.crowsnest.analyzer.exploitation.Exploitation;
import dev.crowsnest.analyzer.match.MatchEvidence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A vulnerability of one package of an image.
 *
 * @param id the CVE where one is known
 * @param aliases all other ids, sorted
 * @param fixed absent when no fix is known
 * @param fixState fixed if, and only if, a fix is known
 * @param exploitation what is known of attacks with it, at the time of the report
 */
public record ReportedFinding(
        String id,
        List<String> aliases,
        String purl,
        Severity severity,
        @Nullable String fixed,
        FixState fixState,
        MatchEvidence evidence,
        Exploitation exploitation) {

    /** Copies the list. */
    public ReportedFinding {
        aliases = List.copyOf(aliases);
    }

    /** The same finding, with what is known of attacks. */
    ReportedFinding with(Exploitation known) {
        return new ReportedFinding(id, aliases, purl, severity, fixed, fixState, evidence, known);
    }
}
