package dev.crowsnest.integration.image.store;

import dev.crowsnest.integration.image.ImageFilter;
import dev.crowsnest.integration.image.Severity;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The query for a page of images, narrowed step by step. */
final class ImageConditions {

    private static final Map<Severity, String> AT_LEAST = Map.of(
            Severity.CRITICAL, "i.critical > 0",
            Severity.HIGH, "i.critical + i.high > 0",
            Severity.MEDIUM, "i.critical + i.high + i.medium > 0",
            Severity.LOW, "i.critical + i.high + i.medium + i.low > 0");

    private static final String OF_THE_IMAGE = " where t.repositoryId = i.repositoryId and t.digest = i.digest";

    private final StringBuilder query = new StringBuilder("""
            select i, g.id, g.account, g.region, r.name
            from ImageRow i join RepositoryRow r on r.id = i.repositoryId join IntegrationRow g on g.id = r.integrationId
            where 1 = 1""");

    private final Map<String, Object> parameters = new HashMap<>();

    private ImageConditions() {}

    static ImageConditions of(ImageFilter filter) {
        var conditions = new ImageConditions();
        conditions.equal("g.id", "integration", filter.integrationId());
        conditions.equal("r.name", "repository", filter.repository());
        conditions.equal(
                "i.digest",
                "digest",
                filter.digest() == null ? null : filter.digest().text());
        conditions.standing(filter);
        if (filter.tag() != null) {
            conditions.and(
                    "i.digest = (select t.digest from TagRow t where t.repositoryId = i.repositoryId and t.tag = :tag)",
                    "tag",
                    filter.tag());
        }
        if (filter.severity() != null) {
            conditions.query.append(" and ").append(AT_LEAST.get(filter.severity()));
        }
        if (filter.text() != null) {
            conditions.containing(filter.text());
        }
        if (filter.taggedOnly()) {
            conditions
                    .query
                    .append(" and exists (select 1 from TagRow t")
                    .append(OF_THE_IMAGE)
                    .append(")");
        }
        return conditions;
    }

    private void standing(ImageFilter filter) {
        if (filter.states().isEmpty()) {
            return;
        }
        parameters.put("states", filter.states());
        if (filter.unanswered() == null) {
            query.append(" and i.state in :states");
        } else {
            and(
                    "(i.state in :states or i.state = WAITING and i.requestedAt < :unanswered)",
                    "unanswered",
                    filter.unanswered());
        }
    }

    private void containing(String text) {
        String literal = text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
        // Neither part depends on the image, so each is looked up once and not once for every image.
        query.append(
                " and (i.repositoryId in (select n.id from RepositoryRow n where lower(n.name) like :part escape '!')"
                        + " or i.digest like :begin escape '!'"
                        + " or (i.repositoryId, i.digest) in"
                        + " (select t.repositoryId, t.digest from TagRow t where t.tag = :whole and t.digest is not null))");
        parameters.put("part", "%" + literal.toLowerCase(Locale.ROOT) + "%");
        parameters.put("begin", literal + "%");
        parameters.put("whole", text);
    }

    void behind(ImageSorting sorting, String cursor) {
        query.append(" and (").append(sorting.behind()).append(")");
        parameters.putAll(sorting.values(cursor));
    }

    String query(ImageSorting sorting) {
        return query + " order by " + sorting.orderBy();
    }

    <T> Mutiny.SelectionQuery<T> applyTo(Mutiny.SelectionQuery<T> prepared) {
        parameters.forEach(prepared::setParameter);
        return prepared;
    }

    private void equal(String column, String parameter, @Nullable Object value) {
        if (value != null) {
            and(column + " = :" + parameter, parameter, value);
        }
    }

    private void and(String condition, String parameter, Object value) {
        query.append(" and ").append(condition);
        parameters.put(parameter, value);
    }
}
