-- An export of one release has records that stray into it from another one; they do not speak for that one.
update advisory_stream s set packages = (
    select count(*)
    from advisory_package p join advisory a on a.key = p.advisory
    where p.stream = s.stream
      and (strpos(a.export, ':') = 0 or starts_with(p.stream || ':', regexp_replace(a.export, ':LTS$', '') || ':')));

with told as (
    insert into undecided (subject, advisory, export, reason)
    select key, '', stream, 'none of the advisories that are held speaks of any package of ' || stream
    from match_subject m
    where lookup is not null and not exists (select from advisory_stream s where s.stream = m.stream and s.packages > 0)
    on conflict do nothing
    returning subject),
moved as (
    update image_findings f set undecided = f.undecided + silent.subjects
    from (select i.image, count(*) as subjects
          from image_subjects i cross join lateral unnest(i.subjects) as held(subject)
          join told on told.subject = held.subject
          group by i.image) silent
    where f.image = silent.image
    returning f.image)
insert into moved_image (image, moved_at) select image, now() from moved on conflict do nothing;
