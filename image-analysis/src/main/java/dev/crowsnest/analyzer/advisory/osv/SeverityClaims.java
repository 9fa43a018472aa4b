package dev.crowsnest.analyzer.advisory.osv;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crowsnest.analyzer.advisory.SeverityClaim;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a record says of severity, in the places where the databases put it. */
final class SeverityClaims {

    /** AlmaLinux and Rocky begin an erratum's title with its severity, which is that of the worst of its CVEs. */
    private static final Pattern ERRATUM = Pattern.compile("(Critical|Important|Moderate|Low): .*", Pattern.DOTALL);

    private SeverityClaims() {}

    /** The schema's own list. */
    static List<SeverityClaim> of(JsonNode severities) {
        List<SeverityClaim> claims = new ArrayList<>();
        for (JsonNode one : severities) {
            String type = one.path("type").asText("");
            String score = one.path("score").asText("");
            if (!type.isBlank() && !score.isBlank()) {
                claims.add(new SeverityClaim(type, score));
            }
        }
        return claims;
    }

    /** The list of one affected package, and its distribution's word. */
    static List<SeverityClaim> ofPackage(JsonNode affected) {
        List<SeverityClaim> claims = new ArrayList<>(of(affected.path("severity")));
        JsonNode specific = affected.path("ecosystem_specific");
        add(claims, "Debian", specific.path("urgency").asText(""));
        add(claims, "Ubuntu", specific.path("ubuntu_priority").asText(""));
        return claims;
    }

    static Optional<SeverityClaim> ofErratum(String summary) {
        var erratum = ERRATUM.matcher(summary);
        return erratum.matches() ? Optional.of(new SeverityClaim("STATED", erratum.group(1))) : Optional.empty();
    }

    private static void add(List<SeverityClaim> claims, String type, String word) {
        if (!word.isBlank()) {
            claims.add(new SeverityClaim(type, word));
        }
    }
}
