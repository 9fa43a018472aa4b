package dev.crowsnest.analysis.advisory.store;

/** The longer statements. */
final class AdvisorySql {

    /** Of two records with one id, the later received counts. */
    private static final String LATEST =
            "(select id, max(position) as position from incoming_advisory group by id) latest";

    static final String WRITE_ADVISORIES = """
            insert into advisory (export, id, fingerprint, modified, linking, content)
            select :export, i.id, i.fingerprint, i.modified, i.linking, i.content
            from incoming_advisory i join %s using (position)
            on conflict (export, id) do update
            set fingerprint = excluded.fingerprint, modified = excluded.modified, linking = excluded.linking, content = excluded.content
            returning key
            """.formatted(LATEST);

    static final String WRITE_PACKAGES = """
            insert into advisory_package (lookup, advisory, stream, name)
            select i.lookup, a.key, i.stream, i.name
            from incoming_advisory_package i
            join %s using (position)
            join advisory a on a.export = :export and a.id = latest.id
            """.formatted(LATEST);

    static final String WRITE_NAMES = """
            insert into advisory_name (id, advisory)
            select i.id, a.key
            from incoming_advisory_name i
            join %s using (position)
            join advisory a on a.export = :export and a.id = latest.id
            """.formatted(LATEST);

    static final String COUNT = """
            insert into advisory_export (name, advisories, starter, address, form, watermark, archive_seal, list_seal, passed_over)
            select :export, count(*), :starter, :address, :form, :watermark, :archiveSeal, :listSeal, :passedOver
            from advisory where export = :export
            on conflict (name) do update set
                advisories = excluded.advisories, starter = excluded.starter, address = excluded.address, form = excluded.form,
                watermark = excluded.watermark, archive_seal = excluded.archive_seal, list_seal = excluded.list_seal,
                passed_over = excluded.passed_over
            """;

    static final String MARK = """
            update advisory_export
            set address = :address, form = :form, watermark = :watermark, archive_seal = :archiveSeal, list_seal = :listSeal,
                passed_over = :passedOver
            where name = :export
              and (address, form, watermark, archive_seal, list_seal, passed_over)
                  is distinct from (:address, :form, :watermark, :archiveSeal, :listSeal, :passedOver)
            """;

    private AdvisorySql() {}
}
