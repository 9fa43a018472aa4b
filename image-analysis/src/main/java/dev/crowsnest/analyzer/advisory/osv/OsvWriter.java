package dev.crowsnest.analyzer.advisory.osv;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.crowsnest.analyzer.advisory.Advisory;
import dev.crowsnest.analyzer.advisory.AffectedPackage;
import dev.crowsnest.analyzer.advisory.FixState;
import dev.crowsnest.analyzer.advisory.SeverityClaim;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes advisories as OSV records, each thing where its publisher has it: {@code read(write(advisory))} equals the advisory, for
 * every one that {@link OsvReader} gave. What the reader passes over is not there any more. Thread-safe.
 *
 * @see <a href="https://ossf.github.io/osv-schema/">OSV schema, 1.7</a>
 */
public final class OsvWriter {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String SCHEMA = "1.7.0";

    /** The document of an advisory, UTF-8. */
    public byte[] write(Advisory advisory) {
        ObjectNode root = JSON.createObjectNode()
                .put("schema_version", SCHEMA)
                .put("id", advisory.id())
                .put("modified", advisory.modified().toString());
        if (advisory.withdrawn() != null) {
            root.put("withdrawn", advisory.withdrawn().toString());
        }
        texts(root, "aliases", advisory.aliases());
        texts(root, "upstream", advisory.upstream());
        texts(root, "related", advisory.related());
        if (!advisory.summary().isEmpty()) {
            root.put("summary", advisory.summary());
        }
        severities(root, advisory);
        var affected = root.putArray("affected");
        for (AffectedPackage one : advisory.affected()) {
            AffectedWriter.write(affected.addObject(), one);
        }
        if (advisory.affected().stream().anyMatch(OsvWriter::isUnpatchedGem)) {
            root.withObject("/database_specific").putArray("patched_versions");
        }
        try {
            return JSON.writeValueAsBytes(root);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("could not write " + advisory.id(), e);
        }
    }

    private static boolean isUnpatchedGem(AffectedPackage affected) {
        return affected.stream().family().equals("RubyGems") && affected.unfixed() == FixState.NOT_FIXED;
    }

    /** An erratum's title says its severity itself, and the database's own word stands apart from the schema's list. */
    private static void severities(ObjectNode root, Advisory advisory) {
        List<SeverityClaim> claims = new ArrayList<>(advisory.severities());
        SeverityClaims.ofErratum(advisory.summary()).ifPresent(titled -> takeLast(claims, titled.type()));
        String stated = takeLast(claims, "STATED");
        severityList(root, claims);
        if (!stated.isEmpty()) {
            root.withObject("/database_specific").put("severity", stated);
        }
    }

    /** The value of the last claim, which is taken away; empty when it is of another type. */
    static String takeLast(List<SeverityClaim> claims, String type) {
        boolean isLast =
                !claims.isEmpty() && claims.get(claims.size() - 1).type().equals(type);
        return isLast ? claims.remove(claims.size() - 1).value() : "";
    }

    static void severityList(ObjectNode parent, List<SeverityClaim> claims) {
        if (!claims.isEmpty()) {
            var list = parent.putArray("severity");
            claims.forEach(claim -> list.addObject().put("type", claim.type()).put("score", claim.value()));
        }
    }

    static void texts(ObjectNode parent, String field, List<String> texts) {
        if (!texts.isEmpty()) {
            texts.forEach(parent.putArray(field)::add);
        }
    }
}
