package dev.crowsnest.analysis.advisory.store;

import dev.crowsnest.analysis.advisory.AdvisoryCatalogue;
import dev.crowsnest.analysis.advisory.AdvisoryCodec;
import dev.crowsnest.analysis.advisory.PackageName;
import dev.crowsnest.analysis.advisory.StarterSet;
import dev.crowsnest.analyzer.advisory.AdvisoryEdition;
import dev.crowsnest.analyzer.advisory.AdvisorySet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The stored advisories, for those who match with them. */
@ApplicationScoped
class PostgresAdvisories implements AdvisoryCatalogue {

    private static final AdvisoryEdition NONE_YET = new AdvisoryEdition(StarterSet.NAME, 0, null);

    private final Jdbi jdbi;
    private final AdvisoryCache cache;
    private final AdvisoryCodec codec = new AdvisoryCodec();

    PostgresAdvisories(Jdbi jdbi, AdvisoryCache cache) {
        this.jdbi = jdbi;
        this.cache = cache;
    }

    @Override
    public AdvisorySet consult(Collection<PackageName> names) {
        var set = new PostgresAdvisorySet(jdbi, cache, codec, this::edition);
        if (!names.isEmpty()) {
            set.read(names);
        }
        return set;
    }

    @Override
    public Collection<Long> lookups() {
        return jdbi.withHandle(handle -> handle.createQuery("select distinct lookup from advisory_package")
                .mapTo(Long.class)
                .list());
    }

    @Override
    public AdvisoryEdition edition() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select name, synced_at, (select coalesce(sum(advisories), 0) from advisory_export) as advisories
                        from advisory_edition
                        """)
                .map((row, context) -> new AdvisoryEdition(
                        row.getString("name"),
                        row.getLong("advisories"),
                        instant(row.getObject("synced_at", OffsetDateTime.class))))
                .findOne()
                .orElse(NONE_YET));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
