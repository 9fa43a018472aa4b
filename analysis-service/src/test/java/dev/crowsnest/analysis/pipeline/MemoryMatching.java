package dev.crowsnest.analysis.pipeline;

import dev.crowsnest.analysis.finding.ImageFindings;
import dev.crowsnest.analysis.finding.SubjectMatching;
import dev.crowsnest.analyzer.advisory.Severity;
import dev.crowsnest.analyzer.match.MatchSubject;
import dev.crowsnest.analyzer.oci.Digest;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Holds every subject named {@code openssl} for vulnerable, unless the application brings the real thing. */
@DefaultBean
@ApplicationScoped
class MemoryMatching implements SubjectMatching {

    @Override
    public ImageFindings matchImage(Digest image, List<MatchSubject> subjects) {
        int vulnerable = (int) subjects.stream()
                .filter(subject -> subject.name().equals("openssl"))
                .count();
        return vulnerable == 0
                ? ImageFindings.NONE
                : new ImageFindings(Map.of(Severity.HIGH, vulnerable), vulnerable, 0);
    }
}
