package dev.crowsnest.analysis.finding.store;

/** The statements that count. */
final class ImageSql {

    /**
     * Stores what an image consists of and counts it, in one go: each of a few statements would cost as much again on its way.
     * Gives no row when there is no such image, or a subject is not there. What advisories change from the first time on
     * is the image's history.
     */
    static final String PUT = """
            with target as materialized (
                select id from image
                where digest = :digest
                  and cardinality(:subjects::integer[])
                      = (select count(*) from match_subject where key = any(:subjects::integer[]))),
            held as (
                insert into image_subjects (image, subjects) select id, :subjects::integer[] from target
                on conflict (image) do update set subjects = excluded.subjects
                where image_subjects.subjects <> excluded.subjects),
            watched as (
                update image
                set watched_since = (select case when is_called then last_value else 0 end from finding_change_number)
                where id = (select id from target) and watched_since is null),
            worst as (
                select min(severity) as severity, bool_or(fixed is not null) as fixable
                from finding where subject = any(:subjects::integer[])
                group by vulnerability),
            counted as (
                select count(*) filter (where severity = 0) as critical, count(*) filter (where severity = 1) as high,
                       count(*) filter (where severity = 2) as medium, count(*) filter (where severity = 3) as low,
                       count(*) filter (where severity = 4) as unspecified, count(*) filter (where fixable) as fixable,
                       (select count(*) from undecided where subject = any(:subjects::integer[])) as undecided
                from worst)
            insert into image_findings (image, critical, high, medium, low, unspecified, fixable, undecided)
            select id, critical, high, medium, low, unspecified, fixable, undecided from target, counted
            on conflict (image) do update
            set critical = excluded.critical, high = excluded.high, medium = excluded.medium, low = excluded.low,
                unspecified = excluded.unspecified, fixable = excluded.fixable, undecided = excluded.undecided
            returning critical, high, medium, low, unspecified, fixable, undecided
            """;

    /** Until then every search reads one by one what was put since the last time. */
    static final String FILE_AWAY = "select gin_clean_pending_list('image_subjects_subject')";

    /** After all images were counted anew. */
    static final String TAKE_OVER_COUNTS = """
            with moved as (
                update image_findings i
                set critical = c.critical, high = c.high, medium = c.medium, low = c.low,
                    unspecified = c.unspecified, fixable = c.fixable, undecided = c.undecided
                from recounted_image c
                where i.image = c.image
                  and (i.critical, i.high, i.medium, i.low, i.unspecified, i.fixable, i.undecided)
                      is distinct from
                      (c.critical, c.high, c.medium, c.low, c.unspecified, c.fixable, c.undecided)
                returning i.image)
            insert into moved_image (image, moved_at) select image, now() from moved on conflict do nothing
            """;

    /**
     * For a change of little. An image's severity of a vulnerability is the worst over its subjects, so those that did not
     * change count, too; from the rows of a change and the findings as they are now, both what was and what is can be told.
     * Rows are updated and noted in the order in which they lie: in any other it takes a quarter longer.
     */
    static final String MOVE = """
            with changed as materialized (
                select subject, vulnerability, old_severity, old_fixable, new_severity, new_fixable
                from finding_change where change = :change),
            pair as materialized (
                select subject, vulnerability, old_severity, old_fixable, new_severity, new_fixable from changed
                union all
                select f.subject, f.vulnerability, f.severity, f.fixed is not null, f.severity, f.fixed is not null
                from finding f
                where f.vulnerability = any(array(select distinct vulnerability from changed))
                  and not exists (
                      select from changed c where c.subject = f.subject and c.vulnerability = f.vulnerability)),
            worst as (
                select i.image, p.vulnerability,
                       min(p.old_severity) as old_severity, bool_or(p.old_fixable) as old_fixable,
                       min(p.new_severity) as new_severity, bool_or(p.new_fixable) as new_fixable
                from pair p
                cross join lateral (select image from image_subjects where subjects @> array[p.subject]) i
                group by i.image, p.vulnerability),
            difference as (
                select image,
                       %s as critical, %s as high, %s as medium, %s as low, %s as unspecified,
                       count(*) filter (where new_fixable) - count(*) filter (where old_fixable) as fixable
                from worst
                where (old_severity, old_fixable) is distinct from (new_severity, new_fixable)
                group by image
                order by image),
            moved as (
                update image_findings i
                set critical = i.critical + d.critical, high = i.high + d.high, medium = i.medium + d.medium,
                    low = i.low + d.low, unspecified = i.unspecified + d.unspecified, fixable = i.fixable + d.fixable
                from difference d where i.image = d.image
                returning i.image)
            insert into moved_image (image, moved_at) select image, now() from moved on conflict do nothing
            """.formatted(difference(0), difference(1), difference(2), difference(3), difference(4));

    static final String MOVE_UNDECIDED = """
            with difference as (
                select i.image, sum(s.delta) as undecided
                from unnest(:subjects, :deltas) as s(subject, delta)
                cross join lateral (select image from image_subjects where subjects @> array[s.subject]) i
                group by i.image),
            moved as (
                update image_findings i set undecided = i.undecided + d.undecided
                from difference d where i.image = d.image and d.undecided <> 0
                returning i.image)
            insert into moved_image (image, moved_at) select image, now() from moved on conflict do nothing
            """;

    private ImageSql() {}

    private static String difference(int severity) {
        return "count(*) filter (where new_severity = %1$d) - count(*) filter (where old_severity = %1$d)"
                .formatted(severity);
    }
}
