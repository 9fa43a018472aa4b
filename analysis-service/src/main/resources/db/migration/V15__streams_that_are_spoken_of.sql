-- How many packages advisories name in each stream. Where none is named, that nothing is found says nothing.
create table advisory_stream (
    stream   text   primary key,
    packages bigint not null
);
insert into advisory_stream (stream, packages) select stream, count(*) from advisory_package group by stream;

-- What was judged before is told so, too.
insert into undecided (subject, advisory, export, reason)
select key, '', stream, 'none of the advisories that are held speaks of any package of ' || stream
from match_subject m
where lookup is not null and not exists (select from advisory_stream s where s.stream = m.stream);
with moved as (
    update image_findings f set undecided = f.undecided + silent.subjects
    from (select i.image, count(*) as subjects
          from image_subjects i cross join lateral unnest(i.subjects) as held(subject)
          join undecided u on u.subject = held.subject and u.advisory = ''
          group by i.image) silent
    where f.image = silent.image
    returning f.image)
insert into moved_image (image, moved_at) select image, now() from moved on conflict do nothing;
