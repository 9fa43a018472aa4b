package dev.crowsnest.analysis.advisory.store;

import dev.crowsnest.analysis.advisory.AdvisoryArchive;
import dev.crowsnest.analysis.advisory.AdvisoryCodec;
import dev.crowsnest.analysis.advisory.ConcernedNames;
import dev.crowsnest.analysis.advisory.ExportMark;
import dev.crowsnest.analysis.advisory.IncomingAdvisory;
import dev.crowsnest.analysis.advisory.PackageName;
import dev.crowsnest.analysis.copy.CopyRows;
import dev.crowsnest.analyzer.advisory.Advisory;
import dev.crowsnest.analyzer.advisory.Stream;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** The advisories in PostgreSQL. */
@ApplicationScoped
class AdvisoryTables implements AdvisoryArchive {

    /** Of PostgreSQL's advisory locks, which are numbers only: the turn of whoever brings advisories up to date. */
    private static final int SYNC_LOCK = 0x0c0ffee3;

    private static final List<String> INCOMING =
            List.of("incoming_advisory", "incoming_advisory_package", "incoming_advisory_name");

    /** Of changed advisories: beyond, all is judged anew, which is linear and needs no search for whom it concerns. */
    private static final int MOST_SEARCHED = 2_000;

    /** The longest records are of megabytes. */
    private static final int FETCHED = 100;

    private final Jdbi jdbi;
    private final AdvisoryCodec codec = new AdvisoryCodec();
    private final AtomicInteger position = new AtomicInteger();

    /** The server's process that holds the turn for us; 0 when we have none. */
    private final AtomicInteger turn = new AtomicInteger();

    AdvisoryTables(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public boolean alone(Runnable work) {
        // The lock belongs to the connection: it is let go when this process dies, however it dies. The handle is
        // opened and not
        // borrowed, since a borrowed one would be shared by all that the work does on this thread, its transactions
        // too.
        try (Handle handle = jdbi.open()) {
            boolean isFree = handle.createQuery("select pg_try_advisory_lock(:lock)")
                    .bind("lock", SYNC_LOCK)
                    .mapTo(Boolean.class)
                    .one();
            if (!isFree) {
                return false;
            }
            try {
                turn.set(handle.createQuery("select pg_backend_pid()")
                        .mapTo(Integer.class)
                        .one());
                work.run();
                return true;
            } finally {
                turn.set(0);
                handle.createQuery("select pg_advisory_unlock(:lock)")
                        .bind("lock", SYNC_LOCK)
                        .mapTo(Boolean.class)
                        .one();
            }
        }
    }

    @Override
    public List<HeldExport> exports() {
        return jdbi.withHandle(handle -> handle.createQuery("select * from advisory_export order by name")
                .map((row, context) -> MarkColumns.export(row))
                .list());
    }

    @Override
    public void freeze() {
        jdbi.useHandle(handle -> handle.execute("set transaction isolation level repeatable read, read only"));
    }

    @Override
    public void each(String export, Consumer<Advisory> sink) {
        jdbi.useHandle(handle -> handle.createQuery("select content from advisory where export = :export order by id")
                .bind("export", export)
                .setFetchSize(FETCHED)
                .map((row, context) -> codec.decode(row.getBytes("content")))
                .forEach(sink));
    }

    @Override
    public Map<String, HeldRecord> records(String export) {
        return jdbi.withHandle(handle -> handle
                .createQuery("select id, fingerprint, modified from advisory where export = :export")
                .bind("export", export)
                .map((row, context) -> Map.entry(
                        row.getString("id"),
                        new HeldRecord(
                                row.getObject("fingerprint", UUID.class),
                                row.getObject("modified", OffsetDateTime.class).toInstant())))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    @Override
    @Transactional
    public void discardIncoming() {
        position.set(0);
        jdbi.useHandle(handle -> {
            // Even of an empty table, truncating writes.
            if (handle.createQuery("select exists (select from incoming_advisory)")
                    .mapTo(Boolean.class)
                    .one()) {
                INCOMING.forEach(table -> handle.execute("truncate " + table));
            }
            requireTurn(handle);
        });
    }

    /**
     * A turn ends with its connection, which may break while an export is read from afar. From then on another replica brings
     * advisories up to date, with the same tables for what comes in. Asked after those were locked by being used: whoever has
     * the turn next empties them first, and waits for this transaction.
     */
    private void requireTurn(Handle handle) {
        boolean isOurs = handle.createQuery("""
                        select exists (select from pg_locks
                                       where locktype = 'advisory' and classid = 0 and objid::bigint = :lock and pid = :turn)
                        """)
                .bind("lock", SYNC_LOCK)
                .bind("turn", turn.get())
                .mapTo(Boolean.class)
                .one();
        if (!isOurs) {
            throw new IllegalStateException(
                    "could not go on changing advisories: the turn was lost with its connection");
        }
    }

    @Override
    @Transactional
    public void receive(List<IncomingAdvisory> advisories) {
        var records = new CopyRows();
        var packages = new CopyRows();
        var names = new CopyRows();
        for (IncomingAdvisory advisory : advisories) {
            int place = position.incrementAndGet();
            records.add(place)
                    .add(advisory.id())
                    .add(advisory.fingerprint())
                    .add(advisory.modified().toString())
                    .add(advisory.linking())
                    .add(advisory.content())
                    .endRow();
            for (PackageName name : advisory.names()) {
                packages.add(place)
                        .add(name.lookup())
                        .add(name.stream().name())
                        .add(name.name())
                        .endRow();
            }
            advisory.ids().forEach(id -> names.add(place).add(id).endRow());
        }
        jdbi.useHandle(handle -> {
            handle.execute("lock table incoming_advisory in row exclusive mode");
            requireTurn(handle);
            copy(handle, records, "incoming_advisory (position, id, fingerprint, modified, linking, content)");
            copy(handle, packages, "incoming_advisory_package (position, lookup, stream, name)");
            copy(handle, names, "incoming_advisory_name (position, id)");
        });
    }

    private static void copy(Handle handle, CopyRows rows, String tableAndColumns) {
        if (rows.isEmpty()) {
            return;
        }
        try (InputStream stream = rows.stream()) {
            handle.getConnection()
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + tableAndColumns + " from stdin", stream);
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("could not load rows into " + tableAndColumns + ": " + e.getMessage(), e);
        }
    }

    @Override
    public ConcernedNames apply(String export, Collection<String> gone, @Nullable ExportMark mark) {
        return jdbi.withHandle(handle -> {
            List<Integer> replaced = replaced(handle, export, gone);
            int changed = gone.size() + incoming(handle);
            requireTurn(handle);
            boolean isSearched = changed <= MOST_SEARCHED;
            var streams = new SpokenStreams(handle);
            Set<Stream> before = streams.all();
            streams.subtract(replaced);
            var search = new ConcernedSearch(handle);
            Set<PackageName> names = new TreeSet<>();
            Set<String> ids = new TreeSet<>();
            if (isSearched) {
                names.addAll(search.namesOf(replaced));
                ids.addAll(search.idsOf(replaced));
            }
            List<Integer> written = write(handle, export, gone, replaced);
            streams.add(written);
            Set<Stream> moved = SpokenStreams.moved(before, streams.all());
            count(handle, export, mark);
            if (!isSearched) {
                // What the planner knows of these tables is of before, and may be that they are empty.
                List.of("advisory", "advisory_package", "advisory_name")
                        .forEach(table -> handle.execute("analyze " + table));
                return new ConcernedNames.All(moved);
            }
            names.addAll(search.namesOf(written));
            ids.addAll(search.idsOf(written));
            names.addAll(search.namesJoinedBy(ids));
            return new ConcernedNames.Some(names, moved);
        });
    }

    private static int incoming(Handle handle) {
        return handle.createQuery("select count(*) from incoming_advisory")
                .mapTo(Integer.class)
                .one();
    }

    /** Keys of the advisories that are held and will be written over or taken away. */
    private static List<Integer> replaced(Handle handle, String export, Collection<String> gone) {
        return handle.createQuery("""
                        select key from advisory
                        where export = :export and (id = any(:gone) or id in (select id from incoming_advisory))
                        """)
                .bind("export", export)
                .bindArray("gone", String.class, gone.toArray())
                .mapTo(Integer.class)
                .list();
    }

    private static List<Integer> write(Handle handle, String export, Collection<String> gone, List<Integer> replaced) {
        for (String table : List.of("advisory_package", "advisory_name")) {
            handle.createUpdate("delete from " + table + " where advisory = any(:replaced)")
                    .bindArray("replaced", Integer.class, replaced.toArray())
                    .execute();
        }
        handle.createUpdate("delete from advisory where export = :export and id = any(:gone)")
                .bind("export", export)
                .bindArray("gone", String.class, gone.toArray())
                .execute();
        List<Integer> written = handle.createQuery(AdvisorySql.WRITE_ADVISORIES)
                .bind("export", export)
                .mapTo(Integer.class)
                .list();
        handle.createUpdate(AdvisorySql.WRITE_PACKAGES).bind("export", export).execute();
        handle.createUpdate(AdvisorySql.WRITE_NAMES).bind("export", export).execute();
        return written;
    }

    private static void count(Handle handle, String export, @Nullable ExportMark mark) {
        MarkColumns.bind(handle.createUpdate(AdvisorySql.COUNT), export, mark)
                .bind("starter", mark == null)
                .execute();
        handle.createUpdate("delete from advisory_export where name = :export and advisories = 0")
                .bind("export", export)
                .execute();
    }

    @Override
    public void mark(String export, ExportMark mark) {
        jdbi.useHandle(handle -> MarkColumns.bind(handle.createUpdate(AdvisorySql.MARK), export, mark)
                .execute());
    }

    @Override
    public void name(String edition, @Nullable Instant synced) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into advisory_edition (name, synced_at) values (:name, :synced)
                        on conflict (only_row) do update set name = excluded.name, synced_at = excluded.synced_at
                        """)
                .bind("name", edition)
                .bind("synced", synced == null ? null : synced.atOffset(ZoneOffset.UTC))
                .execute());
    }
}
