package dev.crowsnest.analysis.finding.store;

/** The statements that derive notices. */
final class NoticeSql {

    /** Without skipping what is locked: two replicas must not tell of two changes at once. */
    static final String OLDEST =
            "select change, after_vulnerability from untold_change order by change limit 1 for update";

    /** How many vulnerabilities a change moved, up to a limit. */
    static final String COUNT_VULNERABILITIES = """
            select count(*) from (
                select distinct vulnerability from finding_change where change = :change limit :limit) as moved
            """;

    static final String NEXT_VULNERABILITIES = """
            select distinct vulnerability from finding_change
            where change = :change and vulnerability > :after
            order by vulnerability limit :limit
            """;

    /**
     * A subject that did not change counts as well, since an image's severity is the worst over its subjects. How it was judged
     * then is what the first change after it found, or what is judged now.
     */
    static final String DERIVE = """
            with changed as materialized (
                select subject, vulnerability, changed_at, old_severity, old_fixable, new_severity, new_fixable
                from finding_change where change = :change and vulnerability = any(:vulnerabilities)),
            later as materialized (
                select distinct on (subject, vulnerability)
                       subject, vulnerability, old_severity as severity, old_fixable as fixable
                from finding_change where change > :change and vulnerability = any(:vulnerabilities)
                order by subject, vulnerability, change),
            judged as (
                select subject, vulnerability, severity, fixable from later where severity is not null
                union all
                select f.subject, f.vulnerability, f.severity, f.fixed is not null
                from finding f
                where f.vulnerability = any(:vulnerabilities)
                  and not exists (select from later l where l.subject = f.subject and l.vulnerability = f.vulnerability)),
            pair as materialized (
                select subject, vulnerability, old_severity, old_fixable, new_severity, new_fixable from changed
                union all
                select j.subject, j.vulnerability, j.severity, j.fixable, j.severity, j.fixable
                from judged j
                where not exists (
                    select from changed c where c.subject = j.subject and c.vulnerability = j.vulnerability)),
            worst as (
                select h.image, p.vulnerability,
                       min(p.old_severity) as old_severity, bool_or(p.old_fixable) as old_fixable,
                       min(p.new_severity) as new_severity, bool_or(p.new_fixable) as new_fixable
                from pair p
                cross join lateral (select image from image_subjects where subjects @> array[p.subject]) h
                group by h.image, p.vulnerability),
            placed as (
                select distinct i.digest, w.vulnerability, w.old_severity, w.old_fixable, w.new_severity, w.new_fixable,
                       p.integration_id, p.account, p.region, p.repository
                from worst w
                join image i on i.id = w.image and i.watched_since < :change
                join analysis_child c on c.child_digest = i.digest
                join analysis_place p on p.digest = c.digest
                where (w.old_severity, w.old_fixable) is distinct from (w.new_severity, w.new_fixable)),
            ranked as (
                select *, row_number() over (
                       partition by vulnerability, integration_id, account, region, repository
                       order by old_severity is null desc, digest) as place
                from placed)
            insert into untold_notice (change, changed_at, vulnerability, integration_id, account, region, repository,
                                       severity, appeared, gone, severity_changed, fix_changed, sample)
            select :change, (select min(changed_at) from changed), vulnerability,
                   integration_id, account, region, repository,
                   min(new_severity),
                   count(*) filter (where old_severity is null),
                   count(*) filter (where new_severity is null),
                   count(*) filter (where old_severity <> new_severity),
                   count(*) filter (where old_severity is not null and new_severity is not null
                                      and old_fixable <> new_fixable),
                   array_agg(digest order by place) filter (where place <= 10)
            from ranked
            group by vulnerability, integration_id, account, region, repository
            order by vulnerability, integration_id, account, region, repository
            """;

    static final String TAKE = """
            with taken as (
                delete from untold_notice
                where id in (select id from untold_notice order by id limit :limit for update)
                returning *)
            select t.*, v.id as name from taken t join vulnerability v on v.key = t.vulnerability order by t.id
            """;

    private NoticeSql() {}
}
