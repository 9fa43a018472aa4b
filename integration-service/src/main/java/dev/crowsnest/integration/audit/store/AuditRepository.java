package dev.crowsnest.integration.audit.store;

import dev.crowsnest.integration.api.Page;
import dev.crowsnest.integration.api.PageRequest;
import dev.crowsnest.integration.api.Refusal;
import dev.crowsnest.integration.audit.AuditEntry;
import dev.crowsnest.integration.audit.AuditLog;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The audit list. */
@ApplicationScoped
class AuditRepository implements PanacheRepositoryBase<AuditRow, Long>, AuditLog {

    private static final String FORGET = """
            delete from audit_entry
            where id in (select id from audit_entry where at < :before order by at limit :most for update skip locked)""";

    @Override
    public Uni<Void> add(AuditEntry entry) {
        return persist(AuditRow.of(entry)).replaceWithVoid();
    }

    @Override
    public Uni<Page<AuditEntry>> page(PageRequest page) {
        return find("id < ?1 order by id desc", before(page.after()))
                .range(0, page.fetch() - 1)
                .list()
                .map(rows -> Page.of(rows, page, row -> row.id.toString()).map(AuditRow::toEntry));
    }

    @Override
    public Uni<Integer> forget(Instant before, int most) {
        return getSession()
                .chain(session -> session.createNativeQuery(FORGET)
                        .setParameter("before", before)
                        .setParameter("most", most)
                        .executeUpdate());
    }

    private static long before(@Nullable String after) {
        try {
            return after == null ? Long.MAX_VALUE : Long.parseLong(after);
        } catch (NumberFormatException e) {
            throw Refusal.invalid("list", "cursor", "it is none that this list gave out");
        }
    }
}
