package dev.crowsnest.analysis.finding.store;

import dev.crowsnest.analysis.advisory.PackageName;
import dev.crowsnest.analysis.finding.Candidate;
import dev.crowsnest.analysis.finding.StoredSubject;
import dev.crowsnest.analysis.finding.SubjectStore;
import dev.crowsnest.analyzer.advisory.Stream;
import dev.crowsnest.analyzer.catalog.PackageRecord;
import dev.crowsnest.analyzer.catalog.SourcePackage;
import dev.crowsnest.analyzer.match.MatchSubject;
import dev.crowsnest.analyzer.match.OwningSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** The table {@code match_subject}. */
@ApplicationScoped
class SubjectTable implements SubjectStore {

    private static final String SELECT = """
            select key, stream, name, version, source_name, source_version, architecture, module, vendor, repository,
                   class_packages, owner_stream, owner_source, coalesce(lookup, owner_lookup) as name_of
            from match_subject
            """;

    private static final String HOMELESS = """
            select key from match_subject s
            where seen_on < current_date - :days
              and not exists (select from image_subjects i where i.subjects @> array[s.key])
            limit :most
            """;

    private static final String FORGET = """
            with gone as (
                delete from match_subject s where key = any(:keys)
                    and not exists (select from image_subjects i where i.subjects @> array[s.key])
                returning key),
            findings as (delete from finding where subject in (select key from gone)),
            undecided as (delete from undecided where subject in (select key from gone)),
            changes as (delete from finding_change where subject in (select key from gone))
            select count(*) from gone
            """;

    private final Jdbi jdbi;

    SubjectTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Map<UUID, Integer> keys(Collection<UUID> identities) {
        return jdbi.withHandle(handle ->
                keys(handle.createQuery("select identity, key from match_subject where identity = any(:identities)")
                        .bindArray("identities", UUID.class, identities.toArray())));
    }

    private static Map<UUID, Integer> keys(Query query) {
        Map<UUID, Integer> keys = new LinkedHashMap<>();
        query.map((row, context) -> Map.entry(row.getObject("identity", UUID.class), row.getInt("key")))
                .forEach(found -> keys.put(found.getKey(), found.getValue()));
        return keys;
    }

    @Override
    public Map<UUID, Integer> add(List<Candidate> candidates) {
        return jdbi.withHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch("""
                    insert into match_subject (identity, lookup, stream, name, version, source_name, source_version,
                                               architecture, module, vendor, repository, class_packages,
                                               owner_stream, owner_source, owner_lookup)
                    values (:identity, :lookup, :stream, :name, :version, :sourceName, :sourceVersion,
                            :architecture, :module, :vendor, :repository, :classPackages,
                            :ownerStream, :ownerSource, :ownerLookup)
                    on conflict (identity) do nothing
                    """);
            candidates.forEach(candidate -> bind(batch, candidate).add());
            Map<UUID, Integer> added = new LinkedHashMap<>();
            batch.executePreparedBatch("identity", "key")
                    .map((row, context) -> Map.entry(row.getObject("identity", UUID.class), row.getInt("key")))
                    .forEach(one -> added.put(one.getKey(), one.getValue()));
            return added;
        });
    }

    private static PreparedBatch bind(PreparedBatch batch, Candidate candidate) {
        MatchSubject subject = candidate.subject();
        PackageName lookup = candidate.lookup();
        SourcePackage source = subject.source();
        OwningSource owner = subject.owner();
        PackageName ownerLookup = candidate.ownerLookup();
        return batch.bind("identity", candidate.identity())
                .bind("lookup", lookup == null ? null : lookup.lookup())
                .bind("stream", StoredText.of(subject.stream().name()))
                .bind("name", StoredText.of(subject.name()))
                .bind("version", StoredText.of(subject.version()))
                .bind("sourceName", source == null ? null : StoredText.of(source.name()))
                .bind("sourceVersion", source == null ? null : StoredText.of(source.version()))
                .bind("architecture", StoredText.ofNullable(subject.architecture()))
                .bind("module", StoredText.ofNullable(subject.origin().module()))
                .bind("vendor", StoredText.ofNullable(subject.origin().vendor()))
                .bind("repository", StoredText.ofNullable(subject.origin().repository()))
                .bind("classPackages", classPackages(subject))
                .bind("ownerStream", owner == null ? null : owner.stream().name())
                .bind("ownerSource", owner == null ? null : StoredText.of(owner.name()))
                .bind("ownerLookup", ownerLookup == null ? null : ownerLookup.lookup());
    }

    // In one pass: to ask for each page anew sorts, again and again, what the pages before had.
    @Override
    public void lookedUpBy(Collection<Long> lookups, Consumer<List<StoredSubject>> page) {
        var pages = new SubjectPages(page);
        jdbi.useHandle(handle -> handle.createQuery("""
                        %s
                        where lookup = any(:lookups) or owner_lookup = any(:lookups)
                        order by name_of
                        """.formatted(SELECT))
                .bindArray("lookups", Long.class, lookups.toArray())
                .setFetchSize(SubjectPages.SUBJECTS)
                .map((row, context) -> {
                    pages.add(row.getLong("name_of"), new StoredSubject(row.getInt("key"), subject(row)));
                    return true;
                })
                .forEach(added -> {}));
        pages.end();
    }

    @Override
    public List<Long> lookupsOfJudged() {
        return jdbi.withHandle(
                handle -> handle.createQuery("""
                        select distinct lookup from match_subject
                        where lookup is not null
                          and key in (select subject from finding union select subject from undecided)
                        """).mapTo(Long.class).list());
    }

    @Override
    public List<Long> lookupsIn(Collection<Stream> streams) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select lookup from match_subject where stream = any(:streams) and lookup is not null
                        union
                        select owner_lookup from match_subject where owner_stream = any(:streams) and owner_lookup is not null
                        """)
                .bindArray(
                        "streams",
                        String.class,
                        streams.stream().map(Stream::name).toArray())
                .mapTo(Long.class)
                .list());
    }

    @Override
    public List<Integer> homeless(Duration age, int most) {
        return jdbi.withHandle(handle -> handle.createQuery(HOMELESS)
                .bind("days", (int) age.toDays())
                .bind("most", most)
                .mapTo(Integer.class)
                .list());
    }

    @Override
    public int forget(Collection<Integer> keys) {
        return jdbi.withHandle(handle -> handle.createQuery(FORGET)
                .bindArray("keys", Integer.class, keys.toArray())
                .mapTo(Integer.class)
                .one());
    }

    private static MatchSubject subject(ResultSet row) throws SQLException {
        return new MatchSubject(
                new Stream(row.getString("stream")),
                row.getString("name"),
                row.getString("version"),
                source(row.getString("source_name"), row.getString("source_version")),
                row.getString("architecture"),
                new PackageRecord.Origin(row.getString("module"), row.getString("vendor"), row.getString("repository")),
                classPackages(row.getString("class_packages")),
                owner(row.getString("owner_stream"), row.getString("owner_source")));
    }

    /** Names of packages hold no blanks. */
    private static @Nullable String classPackages(MatchSubject subject) {
        return subject.classPackages().isEmpty() ? null : String.join(" ", subject.classPackages());
    }

    private static List<String> classPackages(@Nullable String stored) {
        return stored == null ? List.of() : List.of(stored.split(" "));
    }

    private static @Nullable OwningSource owner(@Nullable String stream, @Nullable String source) {
        return stream == null || source == null ? null : new OwningSource(new Stream(stream), source);
    }

    private static @Nullable SourcePackage source(@Nullable String name, @Nullable String version) {
        return name == null || version == null ? null : new SourcePackage(name, version);
    }
}
