package dev.crowsnest.analyzer.advisory.osv;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.crowsnest.analyzer.advisory.Advisory;
import dev.crowsnest.analyzer.advisory.AdvisoryKey;
import dev.crowsnest.analyzer.advisory.AffectedPackage;
import dev.crowsnest.analyzer.advisory.SeverityClaim;
import dev.crowsnest.analyzer.advisory.Stream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads one OSV record. Thread-safe.
 *
 * <p>Lenient: unknown fields are passed over and a missing list is an empty one, since a database's slip must not hide a
 * vulnerability. Refused is only what could not be judged with, or could be judged wrongly.
 *
 * @see <a href="https://ossf.github.io/osv-schema/">OSV schema, 1.7</a>
 */
public final class OsvReader {

    private static final JsonMapper JSON = new JsonMapper();

    /** Ids are keys of tables and of files; the longest published is below 60 characters. */
    private static final int ID_LENGTH = 200;

    /**
     * The advisory that a document states.
     *
     * @param export the folder that it came from: {@code Debian}
     */
    public Advisory read(String export, byte[] json) throws MalformedAdvisoryException {
        return read(export, json, flaw -> {});
    }

    /**
     * The same, and tells what of it is passed over.
     *
     * @param flaws clauses for people: a version that its scheme cannot read, an ecosystem that we do not know
     */
    public Advisory read(String export, byte[] json, Consumer<String> flaws) throws MalformedAdvisoryException {
        JsonNode root = parse(json);
        String id = root.path("id").asText("").trim();
        if (id.isEmpty() || id.length() > ID_LENGTH) {
            throw new MalformedAdvisoryException("", "it has no id of at most " + ID_LENGTH + " characters", null);
        }
        if (id.chars().anyMatch(Character::isISOControl)) {
            throw new MalformedAdvisoryException("", "its id has characters that no id has", null);
        }
        if (!root.path("affected").isArray() && !root.path("affected").isMissingNode()) {
            throw new MalformedAdvisoryException(id, "'affected' is no list", null);
        }
        List<AffectedPackage> affected = new ArrayList<>();
        for (JsonNode one : root.path("affected")) {
            AffectedPackage read = AffectedReader.read(id, root, one, flaws);
            if (read != null) {
                affected.add(read);
            }
        }
        affected.addAll(UbuntuProEntries.ofReleases(affected));
        return new Advisory(
                new AdvisoryKey(export, id),
                modified(root),
                withdrawn(id, root),
                ids(root, "aliases"),
                ids(root, "upstream"),
                ids(root, "related"),
                root.path("summary").asText(""),
                severities(root),
                affected);
    }

    private static JsonNode parse(byte[] json) throws MalformedAdvisoryException {
        try {
            JsonNode root = JSON.readTree(json);
            if (root == null || !root.isObject()) {
                throw new MalformedAdvisoryException("", "it is no JSON object", null);
            }
            return root;
        } catch (IOException e) {
            throw new MalformedAdvisoryException("", "it is no JSON", e);
        }
    }

    /** Nothing is decided by this date, so one that cannot be read is only very old. */
    private static Instant modified(JsonNode root) {
        try {
            return Instant.parse(root.path("modified").asText(""));
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }

    private static @Nullable Instant withdrawn(String id, JsonNode root) throws MalformedAdvisoryException {
        String text = root.path("withdrawn").asText("");
        if (text.isEmpty() || text.equals("null")) {
            return null;
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new MalformedAdvisoryException(id, "'withdrawn' is no date, so it may stand or not", e);
        }
    }

    private static List<String> ids(JsonNode root, String field) {
        List<String> ids = new ArrayList<>();
        for (JsonNode one : root.path(field)) {
            String id = one.asText("").trim();
            if (!id.isEmpty() && id.length() <= ID_LENGTH) {
                ids.add(id);
            }
        }
        return ids;
    }

    private static List<SeverityClaim> severities(JsonNode root) {
        List<SeverityClaim> claims = new ArrayList<>(SeverityClaims.of(root.path("severity")));
        String stated = root.path("database_specific").path("severity").asText("");
        if (!stated.isBlank()) {
            claims.add(new SeverityClaim("STATED", stated));
        }
        SeverityClaims.ofErratum(root.path("summary").asText("")).ifPresent(claims::add);
        return claims;
    }

    /** The stream that a package's ecosystem names. */
    static Stream stream(JsonNode packageNode) {
        return Stream.ofEcosystem(packageNode.path("ecosystem").asText("").trim());
    }
}
