package dev.crowsnest.integration.repository.store;

import dev.crowsnest.integration.repository.RepositoryFilter;
import io.quarkus.panache.common.Parameters;

/** What of a query narrows it to the repositories that a filter lets through. */
final class RepositoryConditions {

    private final StringBuilder query = new StringBuilder("1 = 1");
    private final Parameters parameters = new Parameters();

    private RepositoryConditions() {}

    static RepositoryConditions of(RepositoryFilter filter) {
        var conditions = new RepositoryConditions();
        if (filter.integrationId() != null) {
            conditions.and("integrationId = :integration", "integration", filter.integrationId());
        }
        if (filter.enabled() != null) {
            conditions.and("enabled = :enabled", "enabled", filter.enabled());
        }
        if (filter.name() != null) {
            conditions.named(filter.name());
        }
        if (filter.presentOnly()) {
            conditions.query.append(" and deletedAt is null");
        }
        return conditions;
    }

    /** Behind a row of an earlier page. */
    RepositoryConditions after(String row) {
        and("name || ' ' || cast(id as string) > :after", "after", row);
        return this;
    }

    /** Only those that are enabled. */
    RepositoryConditions enabled() {
        query.append(" and enabled");
        return this;
    }

    String query() {
        return query.toString();
    }

    Parameters parameters() {
        return parameters;
    }

    private void named(String name) {
        if (name.indexOf('*') < 0) {
            and("locate(:name, name) > 0", "name", name);
            return;
        }
        String literal = name.replace("!", "!!").replace("%", "!%").replace("_", "!_");
        and("name like :name escape '!'", "name", literal.replace('*', '%'));
    }

    private void and(String condition, String parameter, Object value) {
        query.append(" and ").append(condition);
        parameters.and(parameter, value);
    }
}
